import Reports
import Review

extension ReviewScreen {
    package func obstacle(to command: ReviewScreenCommand, in context: Context) -> String? {
        guard let selected else { return "There is nothing to look at." }
        return switch command {
        case .read: nil
        case .copyRows: selected.question == nil ? "No rows decide about this." : nil
        case .copySafeWay: selected.safeWay.isEmpty ? "There is no SQL to copy for this." : nil
        }
    }

    package mutating func perform(
        _ command: ReviewScreenCommand, count: Int?, in context: Context
    ) -> [Request] {
        switch command {
        case .read:
            (isReading, scroll) = (true, DocumentScroll())
            return []
        case .copyRows:
            guard let question = selected?.question else { return [] }
            return [.run(.copy(question.rows + ";\n", what: "the SELECT"))]
        case .copySafeWay:
            guard let selected else { return [] }
            return [.run(.copy(selected.safeText, what: "the safe way"))]
        }
    }

    package mutating func leavePage() -> Bool {
        guard isReading else { return false }
        (isReading, scroll) = (false, DocumentScroll())
        return true
    }
}
