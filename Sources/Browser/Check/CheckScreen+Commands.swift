import Reports
package import Terminal
import Verification

extension CheckScreen {
    package func obstacle(to command: CheckCommand, in context: Context) -> String? {
        guard let selected else { return "There is nothing to look at." }
        return switch command {
        case .read, .copyPlace: nil
        case .copyChanges:
            selected.changes.isEmpty ? "No change of files is known for this." : nil
        }
    }

    package mutating func perform(_ command: CheckCommand, count: Int?, in context: Context) -> [Request] {
        switch command {
        case .read:
            isReading = true
            scroll = DocumentScroll()
            return []
        case .copyPlace:
            guard let place = selected?.place(in: folder) else { return [] }
            return [.run(.copy("\(folder)/\(place)", what: "the place"))]
        case .copyChanges:
            guard let changes = selected?.changes else { return [] }
            return [.run(.copy(changes, what: "the diff"))]
        }
    }

    package mutating func move(_ motion: Motion, count: Int?, in context: Context) -> [Request] {
        guard isReading else {
            view.move(motion, count: count)
            return []
        }
        scroll.move(motion, count: count, in: document(in: context), height: context.body.rows)
        return []
    }

    package mutating func leavePage() -> Bool {
        guard isReading else { return false }
        isReading = false
        return true
    }

    package mutating func search(_ text: String, in context: Context) -> [Request] {
        needle = text
        if isReading {
            scroll.find(text, from: scroll.top, in: document(in: context), height: context.body.rows)
        } else {
            view.select(firstOf: matches)
        }
        return []
    }

    package mutating func repeatSearch(backwards: Bool, in context: Context) -> [Request] {
        if isReading {
            scroll.findNext(
                needle, backwards: backwards, in: document(in: context), height: context.body.rows)
            return []
        }
        return view.select(nextOf: matches, backwards: backwards) ? [] : [.say(.nothing(says: needle))]
    }

    package mutating func click(_ mouse: MouseEvent, in context: Context) -> [Request] {
        let lines = mouse.wheelLines
        if lines != 0 {
            if isReading { return move(lines > 0 ? .down : .up, count: abs(lines), in: context) }
            view.wheel(by: lines)
            return []
        }
        let line = mouse.row - 1
        guard !isReading, mouse.action == .press(.left) || mouse.action == .doublePress(.left), line >= 0,
            line < CheckLayout(count: items.count, in: context).list.rows,
            view.visible.contains(view.first + line)
        else { return [] }
        view.select(view.first + line)
        return mouse.action == .doublePress(.left) ? perform(.read, count: nil, in: context) : []
    }

    /// The lines in which the searched text occurs.
    private var matches: [Int] {
        let wanted = needle.lowercased()
        guard !wanted.isEmpty else { return [] }
        return items.indices.filter { index in
            let item = items[index]
            return "\(item.title) \(item.place(in: folder)) \(item.sentence)".lowercased().contains(wanted)
        }
    }
}
