import SQL
import Verification

/// Without an index, every deleted or changed row of the other table goes through the whole table.
struct MissingForeignKeyIndex: ReviewRule {
    let page = RulePage(
        "missing-fk-index", .caution,
        "Without an index, every deleted or changed row of the other table goes through the whole table.",
        why:
            "PostgreSQL makes an index for what a foreign key points at, and none for the columns that point.",
        instead: "An index whose first columns are those of the foreign key, in any order.")

    func findings(after course: Course) -> [Finding] {
        course.history.foreignKeys.compactMap { table, key, place in
            guard course.knowsIndexes(of: table, for: key.columns) else { return nil }
            let state = course.table(table)
            let indexes = (state.facts.indexes ?? []) + state.addedIndexes
            guard !indexes.contains(where: { $0.serves(key.columns) }) else { return nil }
            let columns = key.columns.map(\.name).listed
            return finding(
                at: place, "No index of \(table.shown) begins with \(columns).", about: course.about(table),
                safeWay: .index(on: key.columns, of: table, isNew: state.isNew))
        }
    }
}

extension IndexFacts {
    /// Whether rows with given values of the columns are found by it.
    fileprivate func serves(_ wanted: [Identifier]) -> Bool {
        let first = columns.prefix(wanted.count)
        return isValid && !isPartial && ["btree", "hash", "gist", "spgist"].contains(method)
            && wanted.allSatisfy(first.contains) && first.allSatisfy { $0.map(wanted.contains) ?? false }
    }
}
