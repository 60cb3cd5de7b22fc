/// The form of the table in which Drizzle records migrations, as far as it decides whether a row can be written there.
///
/// Somebody else may have made it, or changed it since.
package struct LedgerForm: Equatable, Sendable {
    package let kind: Kind
    package let columns: [Column]
    /// The columns of each unique index, by their names; those with expressions or a condition are left out.
    package let uniques: [[String]]
    /// What runs when a row is written.
    package let triggers: [Trigger]

    package enum Kind: Equatable, Sendable {
        case table
        /// Whether the server takes rows for it, as it does where the view is simple.
        case view(takesRows: Bool)
        case materializedView
    }

    package struct Column: Equatable, Sendable {
        package let name: String
        /// As PostgreSQL writes it: `bigint`, `character varying(32)`.
        package let type: String
        /// Whether a row that says nothing of it is refused: NOT NULL, and nothing fills it in.
        package let needsValue: Bool
        package let isNotNull: Bool

        package init(name: String, type: String, needsValue: Bool = false, isNotNull: Bool = false) {
            (self.name, self.type) = (name, type)
            (self.needsValue, self.isNotNull) = (needsValue, isNotNull)
        }
    }

    package struct Trigger: Equatable, Sendable {
        package let name: String
        /// Such as `plpgsql`.
        package let language: String
        /// The text of its function.
        package let body: String

        package init(name: String, language: String, body: String) {
            (self.name, self.language, self.body) = (name, language, body)
        }
    }

    package init(
        kind: Kind = .table, columns: [Column], uniques: [[String]] = [], triggers: [Trigger] = []
    ) {
        (self.kind, self.columns) = (kind, columns)
        (self.uniques, self.triggers) = (uniques, triggers)
    }

    package subscript(name: String) -> Column? { columns.first { $0.name == name } }

    /// As Drizzle makes it.
    package static func made(by era: Era) -> LedgerForm {
        let columns = [
            Column(name: "id", type: "integer", isNotNull: true),
            Column(name: "hash", type: "text", needsValue: true, isNotNull: true),
            Column(name: "created_at", type: "bigint"),
        ]
        let more = [
            Column(name: "name", type: "text"), Column(name: "applied_at", type: "timestamp with time zone"),
        ]
        return LedgerForm(columns: era == .folders ? columns + more : columns, uniques: [["id"]])
    }
}
