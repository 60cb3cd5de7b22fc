import SQL
import Verification

/// An index that begins as another one does finds nothing that the other does not.
struct RedundantIndex: ReviewRule {
    let page = RulePage(
        "redundant-index", .note,
        "An index that begins as another one does finds nothing that the other does not.",
        why: "It costs room, and time for each row that is written.", instead: "Leave it out.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .createIndex(let index) = step.statement, !index.isUnique, index.predicate == nil,
            index.method == "btree", let columns = index.plainColumns
        else { return [] }
        let table = course.whole(index.table)
        let known = course.facts.tables[table]?.indexes ?? []
        let other = known.first { other in
            !other.isPartial && other.isValid && other.method == "btree"
                && Array(other.columns.prefix(columns.count)) == columns.map(Optional.some)
        }
        return other.map { _ in
            [
                finding(
                    at: step.place,
                    "An index of \(table.shown) begins with \(columns.map(\.name).listed) already.",
                    about: course.about(table))
            ]
        } ?? []
    }
}

extension CreateIndex {
    /// The columns in ascending order; `nil` where something else is among them.
    fileprivate var plainColumns: [Identifier]? {
        let names = columns.map { part -> Identifier? in
            guard case .column(let name) = part.content, !part.isDescending, part.operatorClass == nil else {
                return nil
            }
            return name
        }
        return names.contains(nil) ? nil : names.compactMap(\.self)
    }
}
