package import SQL

extension SnapshotSchema {
    package struct Table: Equatable, Sendable {
        package var name: QualifiedName
        package var columns: [Column] = []
        package var primaryKey: PrimaryKey?
        package var uniques: [Unique] = []
        package var foreignKeys: [ForeignKey] = []
        package var checks: [Check] = []
        package var indexes: [Index] = []
        package var policies: [Policy] = []
        /// As recorded; a table with policies has row-level security whatever this says.
        package var isRowSecurityEnabled = false

        package init(_ name: QualifiedName) { self.name = name }

        /// What Drizzle makes of the table: it enables row-level security for a table with policies.
        package var hasRowSecurity: Bool { isRowSecurityEnabled || !policies.isEmpty }
    }

    package struct Column: Equatable, Sendable {
        package var name: String
        /// As Drizzle writes it, such as `numeric(10, 2)` or `timestamp (3) with time zone`, without `[]`.
        package var type: String
        /// The schema of an enum's name; `nil` for PostgreSQL's own types, and not always there for custom ones.
        package var typeSchema: String?
        /// How many `[]` follow the type.
        package var dimensions = 0
        /// As recorded; what is in a primary key or an identity is NOT NULL whatever this says.
        package var isNotNull = false
        /// SQL text, such as `'active'` or `now()`.
        package var defaultExpression: String?
        /// What the column is computed from; always STORED.
        package var generation: String?
        package var identity: Identity?

        package init(_ name: String, type: String) { (self.name, self.type) = (name, type) }

        /// `serial`, `bigserial` or `smallserial`: an integer with a sequence of its own.
        package var isSerial: Bool { ["serial", "bigserial", "smallserial"].contains(type) }
    }

    package struct Identity: Equatable, Sendable {
        /// `GENERATED ALWAYS` rather than `BY DEFAULT`.
        package var isAlways: Bool
        /// The sequence's name without its schema.
        package var sequence: String?
        package var options: SequenceOptions

        package init(isAlways: Bool, sequence: String? = nil, options: SequenceOptions = SequenceOptions()) {
            (self.isAlways, self.sequence, self.options) = (isAlways, sequence, options)
        }
    }
}
