import Catalog
import Reports
import Rows
import SQL
package import Terminal

extension ValueScreen {
    package func obstacle(to command: ValueCommand, in context: Context) -> String? {
        guard let body else { return "The value is not here yet." }
        switch command {
        case .copy: return copyObstacle(body)
        case .copyPart, .fold, .foldAll, .unfoldAll:
            return body.outline == nil ? "Only JSON and arrays have parts." : nil
        case .plain:
            return body.layout is TextPages && !isPlain
                ? body.remark ?? "This is as the server wrote it already." : nil
        case .share: return nil
        case .more: return cutSize == nil ? "All of the value is here." : nil
        }
    }

    private func copyObstacle(_ body: ValueBody) -> String? {
        guard subject.key != nil || subject.cell.cutSize == nil else {
            return "This value is cut, and without a key it cannot be read whole."
        }
        return body.layout.copyObstacle
    }

    package mutating func perform(_ command: ValueCommand, count: Int?, in context: Context) -> [Request] {
        switch command {
        case .copy: return body?.text.map { [.run(.copy($0, what: what))] } ?? []
        case .copyPart: return copyPart()
        case .fold: body?.changeOutline { $0.toggleFold() }
        case .foldAll: body?.changeOutline { $0.foldAll() }
        case .unfoldAll: body?.changeOutline { $0.unfoldAll() }
        case .plain:
            isPlain.toggle()
            lay(out: body?.text, in: context)
        case .share:
            guard let count, count <= 100 else {
                return [.say(Notice("Type the share first, such as 60%.", tone: .caution))]
            }
            body?.layout.go(toShare: Double(count) / 100)
        case .more:
            beginning *= 8
            return load(in: context)
        }
        return []
    }

    private var what: String {
        cutSize == nil ? "the value of \(column.name)" : "the beginning of \(column.name)"
    }

    private func copyPart() -> [Request] {
        guard let view = body?.outline, let line = view.selected else { return [] }
        let source = view.outline.source(of: line)
        return [.run(.copy(source, what: "a part of \(column.name), \(ByteCount(source.utf8.count))"))]
    }

    package mutating func move(_ motion: Motion, count: Int?, in context: Context) -> [Request] {
        let rows = bodySize(in: context).rows
        body?.layout.move(motion, count: count, rows: rows)
        return []
    }

    package mutating func click(_ mouse: MouseEvent, in context: Context) -> [Request] {
        switch mouse.action {
        case .wheelUp, .wheelDown: body?.layout.scroll(by: mouse.wheelLines)
        case .press(.left), .doublePress(.left):
            let line = mouse.row - (remark == nil ? 0 : 1)
            body?.changeOutline { view in
                guard line >= 0, view.view.first + line < view.view.count else { return }
                view.change { $0.select($0.first + line) }
                if case .doublePress = mouse.action { view.toggleFold() }
            }
        case .press, .doublePress, .release: break
        }
        return []
    }

    package mutating func search(_ text: String, in context: Context) -> [Request] {
        needle = text
        guard !text.isEmpty else { return [] }
        let isFound = body?.layout.find(text, backwards: false, includesCurrent: true) ?? true
        return isFound ? [] : [.say(.notInValue(text))]
    }

    package mutating func repeatSearch(backwards: Bool, in context: Context) -> [Request] {
        guard !needle.isEmpty else { return [.say(.nothingSearched)] }
        let isFound = body?.layout.find(needle, backwards: backwards, includesCurrent: false) ?? false
        return isFound ? [] : [.say(.notInValue(needle))]
    }

    package mutating func clear() -> Bool {
        if trouble != nil {
            fetching.clear()
            return true
        }
        guard !needle.isEmpty else { return false }
        needle = ""
        return true
    }
}

extension Notice {
    fileprivate static func notInValue(_ text: String) -> Notice {
        Notice("“\(text)” is not in this value.", tone: .caution)
    }
}
