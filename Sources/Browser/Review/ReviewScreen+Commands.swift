import Catalog
import Reports
import Review
import Rows

extension ReviewScreen {
    package func obstacle(to command: ReviewScreenCommand, in context: Context) -> String? {
        guard command != .copyReport else { return report == nil ? "There is nothing to copy yet." : nil }
        guard let selected else { return "There is nothing to look at." }
        return switch command {
        case .read: isReading && rowsInTheWay == nil ? "This is all of it; Esc goes back." : nil
        case .full: isReading ? "This is all of it; Esc goes back." : nil
        case .copyRows: selected.question == nil ? "No rows decide about this." : nil
        case .copySafeWay: selected.safeWay.isEmpty ? "There is no SQL to copy for this." : nil
        case .copyReport: nil
        }
    }

    package mutating func perform(
        _ command: ReviewScreenCommand, count: Int?, in context: Context
    ) -> [Request] {
        switch command {
        case .read:
            if let rowsInTheWay { return [.open(rowsInTheWay)] }
            return perform(.full, count: count, in: context)
        case .full:
            (isReading, scroll) = (true, DocumentScroll())
            return []
        case .copyRows:
            guard let question = selected?.question else { return [] }
            return [.run(.copy(question.rows + ";\n", what: "the SELECT"))]
        case .copySafeWay:
            guard let selected else { return [] }
            return [.run(.copy(selected.safeText, what: "the safe way"))]
        case .copyReport:
            guard let report else { return [] }
            var pages = context.report("Review")
            pages.add("Findings", report.document)
            return [.run(.copy(pages.markdown, what: "the report"))]
        }
    }

    package mutating func leavePage() -> Bool {
        guard isReading else { return false }
        (isReading, scroll) = (false, DocumentScroll())
        return true
    }
}

extension ReviewScreen {
    /// The rows that the selected finding is about; `nil` where none were found, or nobody knows the table.
    private var rowsInTheWay: Destination? {
        guard let report, let selected, let question = selected.question, let table = selected.table,
            table.name == question.table, let oid = table.oid,
            case .found(let count)? = report.answer(to: selected), count > 0
        else { return nil }
        let relation = Relation(oid: oid, name: table.name, kind: .table)
        do {
            let filter = try question.condition.map { try Filter($0, of: []) }
            return Destination {
                TableScreen(id: $0, relation: relation, filter: filter, trail: [selected.rule])
            }
        } catch {
            return nil
        }
    }
}
