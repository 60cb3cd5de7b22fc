import Catalog
import Reports
import Rows
import SQL

extension GatheredRows {
    /// Statements that insert the rows, each behind those that it refers to, with what stands against it in front of them.
    var script: String {
        let notes = circles.map { names in
            let tables = Set(names).sorted().map(\.description)
            let words =
                tables.count == 1
                ? "Rows of \(tables[0]) refer to one another" : "\(tables.listed) refer to one another"
            return
                "-- \(words) in a circle: insert with deferred constraints, or set one column afterwards.\n"
        }
        let statements = rows.map { CopiedRow(source: $0.source, cells: $0.cells).insert + "\n" }
        let end = isCutShort ? ["-- There are more rows than these that they refer to.\n"] : []
        return (notes + statements + end).joined()
    }

    /// What is copied, for whoever reads what became of it.
    var words: String {
        let count = Numbers.count(rows.count, "row")
        let tables = Numbers.count(Set(rows.map(\.source.relation.oid)).count, "table")
        let circle = circles.isEmpty ? "" : ", some in a circle"
        return "\(count) of \(tables) as INSERTs\(isCutShort ? ", not all" : "")\(circle)"
    }
}
