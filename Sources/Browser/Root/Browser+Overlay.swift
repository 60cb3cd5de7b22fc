import Terminal

extension Browser {
    /// Keys for what lies above the screen.
    mutating func pressInOverlay(_ key: Key) -> [Effect] {
        // Stopping a query must work whatever is in the way.
        if key == .control("c") { return interruptOverlay() }
        switch overlay {
        case nil: return []
        case .prompt(var prompt): return press(key, in: &prompt)
        case .editor(var editor):
            let outcome = editor.press(key)
            return settle(editor, outcome)
        case .help(var page):
            let outcome = page.press(key, area: bodyArea)
            return settle(.help(page), outcome)
        case .choice(var choice):
            let outcome = choice.press(key)
            return settle(.choice(choice), outcome)
        case .picker(var picker):
            let outcome = press(key, in: &picker)
            return settle(.picker(picker), outcome)
        }
    }

    /// Between the header and the hints, where the front screen and overlays lie.
    var bodyArea: Rect { Rect(row: 1, columns: context.body.columns, rows: context.body.rows) }

    private mutating func interruptOverlay() -> [Effect] {
        if case .picker(let picker)? = overlay, let original = picker.original {
            overlay = nil
            return go(to: original)
        }
        if case .prompt(var prompt)? = overlay { return press(.escape, in: &prompt) }
        overlay = nil
        return isWaiting ? perform(.stop) : []
    }

    private mutating func settle(_ changed: Overlay, _ outcome: OverlayOutcome) -> [Effect] {
        overlay = nil
        switch outcome {
        case .closed: return []
        case .run(let name): return run(commandNamed: name)
        case .target(let target): return go(to: target)
        case .open:
            overlay = changed
            return []
        case .preview(let target):
            overlay = changed
            return go(to: target)
        }
    }

    private mutating func go(to target: PickerItem.Target) -> [Effect] {
        switch target {
        case .command(let name): return run(commandNamed: name)
        case .open(let destination): return open(destination)
        case .answer(let text, let question): return fulfil(front.take(text, for: question, in: context))
        case .place(let place): return fulfil(front.go(to: place, in: context))
        case .theme(let name):
            guard context.theme != name else { return [] }
            context.theme = name
            return [.useTheme(name)]
        }
    }

    private mutating func press(_ key: Key, in picker: inout Picker) -> OverlayOutcome {
        guard case .mouse(let mouse) = key else { return picker.press(key) }
        let box = picker.box(in: bodyArea)
        switch mouse.action {
        case .wheelUp: return picker.press(.up)
        case .wheelDown: return picker.press(.down)
        case .press(.left), .doublePress(.left):
            guard box.contains(column: mouse.column, row: mouse.row) else { return .open }
            return picker.click(line: mouse.row - box.row - 2)
        case .press, .doublePress, .release: return .open
        }
    }

    /// What is typed is searched for at once, and Enter keeps it; an answer goes to the screen with Enter.
    ///
    /// Esc forgets it.
    private mutating func press(_ key: Key, in prompt: inout Prompt) -> [Effect] {
        if prompt.pressInExpression(key) {
            overlay = .prompt(prompt)
            return []
        }
        switch key {
        case .enter:
            overlay = nil
            guard let question = prompt.question else { return [] }
            if question == Self.writing.question { return takeWriting(prompt.text) }
            return fulfil(front.take(prompt.text, for: question, in: context))
        case .escape:
            overlay = nil
            return prompt.question == nil ? fulfil(front.search("", in: context)) : []
        // Rubbing out more than there is leaves the prompt, as in vim.
        case .backspace where prompt.line.isEmpty:
            overlay = nil
            return []
        case .up, .down:
            return fulfil(front.move(key == .up ? .up : .down, count: nil, in: context))
        default:
            guard prompt.line.edit(key) else { return [] }
            overlay = .prompt(prompt)
            return prompt.question == nil ? fulfil(front.search(prompt.text, in: context)) : []
        }
    }
}
