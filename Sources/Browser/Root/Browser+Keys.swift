import Reports
import Terminal

extension Browser {
    mutating func press(_ pressed: Key) -> [Effect] {
        // Each click on a hint is a key of its own.
        let key = isOnHints(pressed) ? pressed : clicks.pair(pressed, at: context.now)
        // What the search found nothing for is still said when the text is complete.
        if !endsSearch(key) { notice = nil }
        let reconnecting = key.leaves ? [] : reconnectIfOffline()
        if overlay != nil { return reconnecting + pressInOverlay(key) }
        return reconnecting + pressOnScreen(key)
    }

    private func isOnHints(_ key: Key) -> Bool {
        guard case .mouse(let mouse) = key else { return false }
        return mouse.row == context.size.rows - 1
    }

    private func endsSearch(_ key: Key) -> Bool {
        guard case .prompt(let prompt)? = overlay else { return false }
        return key == .enter && prompt.question == nil
    }

    /// A lost connection comes back with the next key, whichever it is, but for those that stop and leave.
    private mutating func reconnectIfOffline() -> [Effect] {
        switch context.link {
        case .connecting, .online: return []
        case .offline, .failed:
            context.link = .connecting("reconnecting to \(context.session.database)")
            return [.reconnect]
        }
    }

    private mutating func pressOnScreen(_ key: Key) -> [Effect] {
        if case .mouse(let mouse) = key {
            if let command = hintedCommand(at: mouse) { return run(commandNamed: command) }
            return fulfil(front.click(mouse.counted(from: bodyArea), in: context))
        }
        if key == .escape { return escape() }
        if keepsAhead(key) { return [] }
        if let digit = key.digit, typed.takeDigit(digit) { return [] }
        typed.keys.append(key)
        return runTyped()
    }

    /// One level: what was typed, then what the screen can clear or take back, then the screen itself; never the tables.
    private mutating func escape() -> [Effect] {
        guard typed.isEmpty, ahead.isEmpty else {
            typed.forget()
            ahead.forget()
            return []
        }
        if front.clear() { return settleFront() }
        if let requests = front.stepBack(in: context) { return fulfil(requests) }
        return front.place == .tables ? [] : perform(.close)
    }

    private mutating func runTyped() -> [Effect] {
        if keepsTypedAhead() { return [] }
        let (keys, count) = (typed.keys, typed.count)
        switch front.take(keys, count: count, in: context) {
        case .requests(let requests):
            typed.forget()
            return fulfil(requests)
        case .prefix:
            return []
        case .none:
            return runGlobal(keys)
        }
    }

    private mutating func runGlobal(_ keys: [Key]) -> [Effect] {
        if case .command(let place) = PlaceCommand.match(keys) {
            typed.forget()
            return perform(place)
        }
        switch GlobalCommand.match(keys) {
        case .command(let command):
            typed.forget()
            return perform(command)
        case .prefix:
            return []
        case .none:
            let chord = keys.map { $0.description(in: context.glyphs) }.joined()
            typed.forget()
            notice = Notice("\(chord) does nothing here; ? shows the keys.")
            return []
        }
    }

    /// Runs a command by its name, as the palette does: of the front screen, a motion, a place, or a global one.
    mutating func run(commandNamed name: String) -> [Effect] {
        if let requests = front.run(commandNamed: name, in: context) { return fulfil(requests) }
        if let place = PlaceCommand.named(name) { return perform(place) }
        guard let command = GlobalCommand.named(name) else {
            notice = Notice("There is no command “\(name)” here.", tone: .caution)
            return []
        }
        return perform(command)
    }
}

extension Key {
    fileprivate var leaves: Bool { [.control("c"), .character("q"), .character("Q")].contains(self) }

    fileprivate var digit: Int? {
        guard case .character(let character) = self, character.isASCII else { return nil }
        return character.wholeNumberValue
    }
}
