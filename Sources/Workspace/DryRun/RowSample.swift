import Catalog
import JSON
import Postgres
import SQL

/// Rows of a table that come along to a copy.
///
/// They are read as the server writes them by itself and put there as JSON, one array of texts for each: one spelling for
/// every type. In the database itself nothing is cast, so that no code of its types is run.
struct RowSample {
    let table: Schema.Table
    /// How many rows come along; half of them the first by the key, half the last.
    let limit: Int

    /// The rows, and whether the table has more.
    ///
    /// Costs what reading so many rows costs, and none in between where the table has a key.
    var questions: [SQL] {
        [
            "SELECT \(unsafe: names("r")) FROM (\(chosen)) AS r",
            """
            SELECT pg_catalog.count(*) OPERATOR(pg_catalog.>) \(limit)
              FROM (SELECT FROM \(unsafe: source) LIMIT \(limit + 1)) AS c
            """,
        ]
    }

    /// The rows that have these values in these columns; a list of values for each column.
    func rows(having values: [[String]], in columns: [Schema.Column]) -> SQL {
        let own = columns.map { "r.\(Identifier($0.name).quoted)" }.joined(separator: ", ")
        let lists = zip(columns, values).map { column, values -> SQL in
            "\(ArrayText.array(of: values))::\(unsafe: column.type.sql)[]"
        }
        let all: SQL = lists.dropFirst().reduce(lists.first ?? "") { "\($0), \($1)" }
        return """
            SELECT \(unsafe: names("r")) FROM \(unsafe: source) AS r
             WHERE (\(unsafe: own)) IN (SELECT * FROM pg_catalog.unnest(\(all)) AS v)
            """
    }

    /// Puts such rows into the same table of the copy.
    func insertion(of rows: RowSet) -> SQL {
        let texts = columns.enumerated().map { "(v->>\($0.offset))::\($0.element.type.sql)" }
            .joined(separator: ", ")
        return """
            INSERT INTO \(table.name) (\(unsafe: columns.map { Identifier($0.name).quoted }.joined(separator: ", ")))
            OVERRIDING SYSTEM VALUE
            SELECT \(unsafe: texts) FROM pg_catalog.json_array_elements(\(Self.json(rows))::pg_catalog.json) AS v
            """
    }

    /// Lets the sequences of columns go on behind the rows that are there.
    var counters: [SQL] {
        table.columns.filter(\.countsItself).map { column in
            """
            SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence(\(table.name.quoted), \(column.name)),
                                     (SELECT pg_catalog.max(\(Identifier(column.name))) FROM \(table.name)))
            """
        }
    }

    /// Those that somebody has to give a value.
    var columns: [Schema.Column] {
        table.columns.filter { if case .generated = $0.value { false } else { true } }
    }

    private func names(_ alias: String) -> String {
        columns.map { "\(alias).\(Identifier($0.name).quoted)" }.joined(separator: ", ")
    }

    private var chosen: SQL {
        guard let key = table.primaryKey, limit > 1 else {
            return "SELECT * FROM \(unsafe: source) LIMIT \(limit)"
        }
        func order(_ direction: String) -> SQL {
            let names = key.columns.map { "\(Identifier($0).quoted) \(direction)" }
            return SQL(unsafe: names.joined(separator: ", "))
        }
        let first: SQL = "FROM \(unsafe: source) ORDER BY \(order("ASC")) LIMIT \(limit / 2)"
        return """
            (SELECT * \(first)) UNION ALL
            (SELECT * FROM \(unsafe: source) AS o WHERE o.ctid NOT IN (SELECT ctid \(first))
              ORDER BY \(order("DESC")) LIMIT \(limit - limit / 2))
            """
    }

    /// Without the rows of tables that inherit from it, which come with those.
    private var source: String {
        (table.nature?.partitionKey == nil ? "ONLY " : "") + table.name.quoted
    }

    private static func json(_ rows: RowSet) -> String {
        let width = rows.columns.count
        let lines = rows.rows.map { row in
            let cells = (0..<width).map { rows[row, $0].map { JSONString.quoted($0) } ?? "null" }
            return "[\(cells.joined(separator: ","))]"
        }
        return "[\(lines.joined(separator: ","))]"
    }
}

extension Schema.Column {
    fileprivate var countsItself: Bool {
        switch value {
        case .serial, .identity: true
        case .given, .expression, .generated: false
        }
    }
}
