import Catalog
package import SQL

/// Which rows of a relation are meant.
///
/// Simple conditions are kept as values: their operators are named with a schema, and the server reads each value as one of
/// the column's type. Whatever else a person writes goes to the server as it is, once PostgreSQL's parser has taken it
/// for one expression, and its names mean what they mean in the session.
package struct Filter: Hashable, Sendable {
    /// As it stands behind a WHERE.
    package let text: String
    let meaning: Meaning

    indirect enum Meaning: Hashable, Sendable {
        case condition(Condition)
        case all([Meaning])
        case any([Meaning])
        case not(Meaning)
        case written
    }

    /// What a person wrote.
    ///
    /// - Throws: What PostgreSQL's parser has against it.
    package init(_ text: String, of columns: [RowColumn]) throws(SyntaxRefusal) {
        let expression = try SQL.condition(text)
        self.init(text: text, Meaning(expression, columns) ?? .written)
    }

    private init(text: String, _ meaning: Meaning) { (self.text, self.meaning) = (text, meaning) }

    /// The rows in which these columns have these values; `nil` is NULL.
    package init(matching values: [(column: RowColumn, value: String?)]) {
        self.init(all: values.map { Condition(column: $0.name, test: .init($1, $0.type)) })
    }

    /// The rows whose columns of these names have these values, which are of the types of other columns.
    ///
    /// So a foreign key is followed before anything is known of the other table.
    package init(matching values: [(column: Identifier, value: String, of: RowColumn)]) {
        self.init(
            all: values.map { Condition(column: $0.column, test: .compares("=", $0.value, as: $0.of.type)) })
    }

    /// The rows in which the column has one of these values; `nil` is NULL.
    package init(_ column: RowColumn, isOneOf values: [String?]) {
        let given = values.compactMap { $0 }
        var tests: [Condition.Test] = values.count > given.count ? [.isNull] : []
        if given.count == 1 { tests.append(.init(given[0], column.type)) }
        if given.count > 1 { tests.append(.isOneOf(given, column.type)) }
        let conditions = tests.map { Condition(column: column.name, test: $0) }
        self.init(
            text: conditions.map(\.text).joined(separator: " OR "),
            .any(conditions.map(Meaning.condition)))
    }

    private init(all conditions: [Condition]) {
        self.init(
            text: conditions.map(\.text).joined(separator: " AND "),
            .all(conditions.map(Meaning.condition)))
    }

    /// The rows that meet one of these; no row meets none.
    init(any filters: [Filter]) {
        let text = filters.map { "(\($0.text))" }.joined(separator: " OR ")
        self.init(text: text.isEmpty ? "false" : text, .any(filters.map(\.meaning)))
    }

    /// The rows that do not meet this, which must not be of a person's own writing.
    init(not other: Filter) { self.init(text: "NOT (\(other.text))", .not(other.meaning)) }

    /// Both together.
    package func and(_ other: Filter) -> Filter {
        let text = [self, other].map { $0.isSimple ? $0.text : "(\($0.text))" }.joined(separator: " AND ")
        guard !isWritten, !other.isWritten else { return Filter(text: text, .written) }
        return Filter(text: text, .all([meaning, other.meaning]))
    }

    /// Whether the server gets it as a person wrote it.
    package var isWritten: Bool { meaning == .written }

    private var isSimple: Bool {
        switch meaning {
        case .condition, .all: true
        case .any(let parts): parts.count < 2
        case .not: true
        case .written: false
        }
    }

    /// The condition, with columns by their bare names.
    var sql: SQL { meaning == .written ? SQL(unsafe: "(\(text)\n)") : meaning.sql }
}

extension Condition.Test {
    fileprivate init(_ value: String?, _ type: ColumnType) {
        self = value.map { .compares("=", $0, as: type) } ?? .isNull
    }
}
