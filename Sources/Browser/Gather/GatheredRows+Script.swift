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
        return (notes + statements + omissions.map { "-- \($0)\n" }).joined()
    }

    /// What is not there, a sentence each.
    private var omissions: [String] {
        (isCutShort ? ["More rows are meant than were taken along."] : [])
            + missing.map {
                "Referred to, and not taken along: \(Numbers.count($0.count, "row")) of \($0.table)."
            }
    }

    /// What is copied, for whoever reads what became of it.
    var words: String {
        let count = Numbers.count(rows.count, "row")
        let tables = Numbers.count(Set(rows.map(\.source.relation.oid)).count, "table")
        let circle = circles.isEmpty ? "" : ", some in a circle"
        return
            "\(count) of \(tables) as INSERTs\(isPart ? ", not all: the end says which are missing" : "")\(circle)"
    }
}
