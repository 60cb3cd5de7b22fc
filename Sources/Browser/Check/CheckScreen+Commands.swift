import Reports
import Verification

extension CheckScreen {
    package func obstacle(to command: CheckCommand, in context: Context) -> String? {
        guard let selected else { return "There is nothing to look at." }
        return switch command {
        case .read: isReading ? "This is all of it; Esc goes back." : nil
        case .copyPlace: nil
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

    package mutating func leavePage() -> Bool {
        guard isReading else { return false }
        isReading = false
        return true
    }
}
