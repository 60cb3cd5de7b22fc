import Catalog
package import Postgres
import SQL

/// What a cell of a foreign key could hold: keys of the rows that it may refer to, from what was typed on.
package struct OfferedKeysRequest: Hashable, Sendable {
    package let source: RowSource
    package let column: RowColumn
    /// What was typed: a key to begin with, or else what the rows are known by.
    package let beginning: String
    package let labels: ChosenLabels

    package init(
        source: RowSource, column: RowColumn, beginning: String, labels: ChosenLabels = ChosenLabels()
    ) {
        (self.source, self.column) = (source, column)
        (self.beginning, self.labels) = (beginning, labels)
    }

    /// So many are offered.
    package static let most = 20

    /// The foreign key of that column alone; one over several columns says nothing of a single one.
    fileprivate func key(among keys: [ForeignKey]) -> ForeignKey? {
        keys.first { $0.source.oid == source.relation.oid && $0.source.columns == [column.name] }
    }

    /// In the order of an index, from its first fitting entry on, so that it reads no more than it offers.
    fileprivate func sql(_ key: ForeignKey, label: Identifier?) -> SQL? {
        guard let own = key.target.columns.first else { return nil }
        let shown = label.map { "pg_catalog.left(r.\($0)::pg_catalog.text, 200)" as SQL } ?? "NULL"
        let select: SQL = "SELECT r.\(own)::pg_catalog.text, \(shown) FROM \(key.target.table) AS r"
        let end: SQL = "LIMIT \(unsafe: "\(Self.most)")"
        guard !beginning.isEmpty else { return "\(select) ORDER BY r.\(own) \(end)" }
        if let start = column.type.keyStart(beginning) {
            let condition = Condition(column: own, test: .compares(">=", start, as: column.type))
            return "\(select) WHERE \(condition.sql(of: "r")) ORDER BY r.\(own) \(end)"
        }
        guard let label else { return nil }
        return "\(select) WHERE r.\(label) OPERATOR(pg_catalog.>=) \(beginning) ORDER BY r.\(label) \(end)"
    }
}

/// One row that could be referred to.
package struct OfferedKey: Hashable, Sendable {
    package let key: String
    /// By what a person knows it.
    package let label: String?

    package init(key: String, label: String?) { (self.key, self.label) = (key, label) }
}

extension DatabaseAccess {
    /// Three round trips; a label that no index has in order is looked for a moment, and not longer.
    ///
    /// - Returns: None where the column refers to nothing by itself, or no row fits.
    package func offeredKeys(_ request: OfferedKeysRequest) async throws -> ([OfferedKey], Cost) {
        let relation = request.source.relation.oid
        let first = try await answer(Batch(ForeignKeysQuery.sql(relation)))
        let keys = try ForeignKeysQuery.foreignKeys(of: relation, in: try first.get()[0]).leaving
        guard let key = request.key(among: keys) else { return ([], first.cost) }
        let question = LabelColumnsQuestion([key.target], preferring: request.labels.columns)
        let second = try await answer(question.batch)
        let cost = first.cost.followed(by: second.cost)
        guard let sql = request.sql(key, label: try question.columns(in: second)[0]) else {
            return ([], cost)
        }
        let third = try await answer(Batch(sql, searchPath: .session, limits: .moment))
        let rows = try third.get()[0]
        let offers = (0..<rows.count).compactMap { row in
            rows[row, 0].map { OfferedKey(key: $0, label: rows[row, 1]) }
        }
        return (offers, cost.followed(by: third.cost))
    }
}

extension SessionLimits {
    fileprivate static let moment = SessionLimits(lockTimeout: .seconds(1), statementTimeout: .seconds(3))
}

extension ColumnType {
    /// The least key that begins with a text; `nil` where the text is the beginning of none.
    fileprivate func keyStart(_ text: String) -> String? {
        switch category {
        case .number: text.isPlainNumber ? text : nil
        case .uuid: text.uuidStart
        case .text: text
        case .time, .boolean, .json, .array, .bytes, .enum, .range, .composite, .other: nil
        }
    }
}

extension String {
    /// The least uuid that begins with these digits.
    fileprivate var uuidStart: String? {
        let digits = filter { $0 != "-" }
        guard digits.count <= 32, digits.allSatisfy(\.isHexDigit) else { return nil }
        return digits.lowercased() + String(repeating: "0", count: 32 - digits.count)
    }
}
