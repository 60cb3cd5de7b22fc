import SQL
import TestSupport

@testable import Rows

/// A table or view with rows, and a way to look at them, that nobody has thought up.
struct AnyRows: CustomStringConvertible {
    private let seed: UInt64
    private let key: Key
    private let kinds: [Kind]
    private let rowCount: Int
    private let isIndexed: Bool
    let sort: [SortTerm]
    let filter: String?
    let limit: Int
    private let valueSeed: UInt64

    private enum Key: CaseIterable { case single, pair, none, view }

    /// A type, and values of it, as SQL.
    private struct Kind {
        let type: String
        let values: [String]
        var isComparable = true
    }

    static let setUp = """
        CREATE TYPE mood AS ENUM ('sad', 'ok', 'glad', 'a');
        CREATE TYPE pair AS (x int, y text);
        CREATE DOMAIN code AS varchar(9) COLLATE "POSIX"
        """

    private static let long = "repeat('x', 700) || "

    private static let kinds: [Kind] = [
        Kind(type: "int", values: ["1", "2", "-3", "2147483647"]),
        Kind(type: "bigint", values: ["9007199254740993", "0", "-1"]),
        Kind(type: "numeric", values: ["'NaN'", "1.0", "1.00", "0.1", "-0", "1e30", "'Infinity'"]),
        Kind(type: "float8", values: ["'NaN'", "'-0'", "'0'", "'Infinity'", "'-Infinity'", "0.1", "1e-300"]),
        Kind(type: "real", values: ["'NaN'", "0.1", "3", "16777217"]),
        Kind(
            type: "text",
            values: [
                "''", "'a'", "'B'", "'ä'", "'é'", "E'\\001'", "'it''s \"x\"'", long + "'1'", long + "'2'",
            ]),
        Kind(type: "text COLLATE \"ucs_basic\"", values: ["'a'", "'B'", "'_'", "'é'"]),
        Kind(type: "code", values: ["'a'", "'b c'", "''"]),
        Kind(type: "char(3)", values: ["'a'", "'ab '", "'abc'"]),
        Kind(type: "boolean", values: ["true", "false"]),
        Kind(type: "date", values: ["'infinity'", "'-infinity'", "'2026-02-28'", "'0044-03-15 BC'"]),
        Kind(
            type: "timestamptz", values: ["'infinity'", "'2026-03-29 01:30:00.000001+00'", "'1970-01-01+00'"]),
        Kind(type: "interval", values: ["'1 mon'", "'30 days'", "'-1 us'"]),
        Kind(
            type: "uuid",
            values: ["'00000000-0000-0000-0000-000000000001'", "'ffffffff-0000-0000-0000-000000000001'"]),
        Kind(type: "mood", values: ["'sad'", "'ok'", "'glad'", "'a'"]),
        Kind(type: "int[]", values: ["'{}'", "'{1}'", "'{1,NULL}'", "'{{1,2}}'", "'{0}'"]),
        Kind(type: "int4range", values: ["'empty'", "'[1,5)'", "'(,3)'"]),
        Kind(type: "jsonb", values: ["'null'", "'1'", "'{\"a\": 1}'", "'[]'", "'\"x\"'"]),
        Kind(type: "bytea", values: ["''", "'\\x00'", "'\\xff'"]),
        Kind(type: "pair", values: ["'(1,a)'", "'(,)'", "'(1,)'"], isComparable: false),
    ]

    init(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        self.seed = seed
        key = Key.allCases.randomElement(using: &random) ?? .single
        let kinds = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            Self.kinds.randomElement(using: &random) ?? Self.kinds[0]
        }
        self.kinds = kinds
        rowCount = Int.random(in: 0...60, using: &random)
        isIndexed = Bool.random(using: &random)
        let terms = kinds.indices.shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random)).map {
            let nulls: Bool? = [true, false, nil].randomElement(using: &random) ?? nil
            return SortTerm(
                Identifier("c\($0)"), isDescending: Bool.random(using: &random), putsNullsFirst: nulls)
        }
        let isDescending = Bool.random(using: &random)
        // Of a view nothing is unique but what it is sorted by.
        sort = key == .view ? terms + [SortTerm(Identifier("id"), isDescending: isDescending)] : terms
        filter = Self.filter(kinds, &random)
        limit = [1, 2, 3, 7, 20, 100].randomElement(using: &random) ?? 7
        valueSeed = random.next()
    }

    private static func filter(_ kinds: [Kind], _ random: inout SeededGenerator) -> String? {
        let column = kinds.indices.randomElement(using: &random) ?? 0
        let value = kinds[column].values.randomElement(using: &random) ?? "NULL"
        let name = "c\(column)"
        let filters = [
            nil, nil, "\(name) IS NULL", "\(name) IS NOT NULL AND id <> 5", "id % 3 = 1",
            "id < 20 OR id >= 40",
            "id IN (1, 2, 3, 50)", "false",
        ]
        guard kinds[column].isComparable, !value.hasPrefix(long) else {
            return filters.randomElement(using: &random) ?? nil
        }
        let compared = ["=", "<>", "<", ">="].map { "\(name) \($0) \(value)" as String? }
        return (filters + compared + ["\(name) IN (\(value)) OR id = 7"]).randomElement(using: &random) ?? nil
    }

    var relation: String { key == .view ? "v" : "t" }

    var description: String {
        "seed \(seed): \(kinds.map(\.type)), \(key), where \(filter ?? "-"), order by \(sort.text), \(limit) on a page"
    }

    /// Makes the table anew, and its rows.
    var statements: [SQL] {
        let columns = kinds.enumerated().map { "c\($0.offset) \($0.element.type)" }.joined(separator: ", ")
        let constraint =
            switch key {
            case .single, .view: ", PRIMARY KEY (id)"
            case .pair: ", PRIMARY KEY (half, id)"
            case .none: ""
            }
        var statements = [
            "DROP TABLE IF EXISTS t CASCADE",
            "CREATE TABLE t (id int NOT NULL, half int NOT NULL, \(columns)\(constraint))",
            "CREATE VIEW v AS SELECT * FROM t",
        ]
        if isIndexed, kinds[0].type != "pair" { statements.append("CREATE INDEX ON t (c0, id)") }
        if rowCount > 0 { statements.append("INSERT INTO t VALUES \(rows)") }
        return statements.map { SQL(unsafe: $0) }
    }

    private var rows: String {
        var random = SeededGenerator(seed: valueSeed)
        return (1...rowCount).shuffled(using: &random).map { id in
            let values = kinds.map { kind -> String in
                // Without a key, a long value is nowhere to be asked for.
                let values = kind.values.filter { key != .view || !$0.hasPrefix(Self.long) }
                let value = values.randomElement(using: &random) ?? "NULL"
                let isNull = Int.random(in: 0..<5, using: &random) == 0
                return isNull ? "NULL" : "(\(value))::\(kind.type)"
            }
            return "(\(id), \(id % 2), \(values.joined(separator: ", ")))"
        }.joined(separator: ", ")
    }

    /// All rows at once, in the order that is meant.
    func query(_ source: RowSource) -> String {
        let last = sort.last?.isDescending == true ? " DESC" : ""
        let sorted = sort.map { term in
            term.column.name + (term.isDescending ? " DESC" : "")
                + (term.putsNullsFirst ? " NULLS FIRST" : " NULLS LAST")
        }
        let completing: [String] =
            switch key {
            case .single: ["id\(last)"]
            case .pair: ["half\(last)", "id\(last)"]
            case .none: ["ctid\(last)"]
            case .view: []
            }
        let condition = filter.map { " WHERE \($0)" } ?? ""
        return
            "SELECT id FROM \(relation)\(condition) ORDER BY \((sorted + completing).joined(separator: ", "))"
    }
}
