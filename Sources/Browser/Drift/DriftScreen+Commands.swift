import Reports
package import Terminal
import Verification

extension DriftScreen {
    package func obstacle(to command: DriftCommand, in context: Context) -> String? {
        switch command {
        case .read: selected == nil ? "Select a difference first." : nil
        case .copy: obstacle(toCopying: selected?.closing.database)
        case .copySchema: obstacle(toCopying: selected?.closing.expectation)
        case .against: comparing.isWaiting ? "It is being compared already; ^C stops that." : nil
        }
    }

    package mutating func perform(_ command: DriftCommand, count: Int?, in context: Context) -> [Request] {
        switch command {
        case .read:
            isReading.toggle()
            scroll = DocumentScroll()
            return settle(in: context)
        case .copy: return copy(selected?.closing.database)
        case .copySchema: return copy(selected?.closing.expectation)
        case .against: return compareWithOtherSide(in: context)
        }
    }

    private func obstacle(toCopying statements: [String]?) -> String? {
        guard let statements else { return "Select a difference first." }
        return statements.isEmpty ? "There is no SQL to copy." : nil
    }

    private func copy(_ statements: [String]?) -> [Request] {
        let text = (statements ?? []).map { $0 + ";\n" }.joined()
        return [.run(.copy(text, what: "the SQL"))]
    }

    package mutating func move(_ motion: Motion, count: Int?, in context: Context) -> [Request] {
        if isReading {
            scroll.move(
                motion, count: count, in: page(in: context), height: DriftLayout(self, in: context).page.rows)
        } else {
            view.move(motion, count: count)
        }
        return []
    }

    package mutating func leavePage() -> Bool {
        guard isReading else { return false }
        (isReading, scroll) = (false, DocumentScroll())
        return true
    }

    package mutating func search(_ text: String, in context: Context) -> [Request] {
        needle = text
        view.select(firstOf: matches)
        return []
    }

    package mutating func repeatSearch(backwards: Bool, in context: Context) -> [Request] {
        view.select(nextOf: matches, backwards: backwards) ? [] : [.say(.nothing(says: needle))]
    }

    package mutating func click(_ mouse: MouseEvent, in context: Context) -> [Request] {
        let list = DriftLayout(self, in: context).list
        switch mouse.action {
        case .wheelUp: return move(.up, count: 3, in: context)
        case .wheelDown: return move(.down, count: 3, in: context)
        case .press(.left), .doublePress(.left):
            let line = mouse.row - 1 - list.row
            guard !isReading, line >= 0, view.visible.contains(view.first + line) else { return [] }
            view.select(view.first + line)
            if mouse.action == .doublePress(.left), selected != nil {
                return perform(.read, count: nil, in: context)
            }
        case .press, .doublePress, .release: break
        }
        return []
    }

    private var matches: [Int] {
        let wanted = needle.lowercased()
        guard !wanted.isEmpty else { return [] }
        return tree.lines.indices.filter { tree.lines[$0].text.lowercased().contains(wanted) }
    }

    /// The selected difference, or as many of the selected table as can be seen, as the current layout shows them.
    func page(in context: Context) -> Document {
        guard let line = view.selection else { return .empty }
        let room = DriftLayout(self, in: context).page
        let pages = tree.differences(at: line).prefix(max(1, room.rows)).map {
            DifferencePage($0, on: .screen(width: room.columns - 2, glyphs: context.glyphs)).document.sections
        }
        return Document(Array(pages.joined(separator: [.blank])))
    }
}
