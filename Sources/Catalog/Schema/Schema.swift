package import SQL

/// What a database is made of, in a form in which two of them can be compared: no oids, no sizes, no owners.
///
/// From a database, everything is in the server's words under an empty `search_path`, so every name in an expression has
/// its schema. From a file, everything is as it was written: names uncut, types in Drizzle's spelling.
package struct Schema: Equatable, Sendable {
    /// Every schema in scope, `public` too.
    package var schemas: [String] = []
    package var enums: [Enum] = []
    package var tables: [Table] = []
    /// Those that belong to no column.
    package var sequences: [Sequence] = []
    package var views: [View] = []
    package var roles: [Role] = []
    /// What no snapshot records; `nil` where nobody asked.
    package var definitions: [Definition]?
    /// Whether privileges and owners are there only where somebody said so in so many words, as in a replay.
    package var hasOnlyStatedRights = false
    /// Policies of tables that are not described, by these tables; only a snapshot of Drizzle 0.x has some.
    package var linkedPolicies: [QualifiedName: [Policy]] = [:]

    /// Views that are somebody else's, so that it does not matter whether they are there; only a snapshot has some.
    package var foreignViews: Set<QualifiedName> = []

    package init() {}

    package struct Enum: Equatable, Sendable {
        package var name: QualifiedName
        /// In their order, which is the order of comparison.
        package var values: [String]

        package init(_ name: QualifiedName, values: [String]) { (self.name, self.values) = (name, values) }
    }

    package struct Sequence: Equatable, Sendable {
        package var name: QualifiedName
        package var counting: Counting
        /// Such as `bigint`; `nil` where nothing says.
        package var type: String?
        /// The column with which it goes, such as `"public"."t"."id"`, or `NONE`; `nil` where nothing says.
        package var owner: String?

        package init(_ name: QualifiedName, counting: Counting = Counting(), type: String? = nil) {
            (self.name, self.counting, self.type) = (name, counting, type)
        }
    }

    /// How a sequence counts; `nil` is what PostgreSQL does when nothing is said.
    package struct Counting: Equatable, Sendable {
        package var increment: String?
        package var minimum: String?
        package var maximum: String?
        package var start: String?
        package var cache: String?
        package var cycles: Bool

        package init(
            increment: String? = nil, minimum: String? = nil, maximum: String? = nil, start: String? = nil,
            cache: String? = nil, cycles: Bool = false
        ) {
            (self.increment, self.minimum, self.maximum) = (increment, minimum, maximum)
            (self.start, self.cache, self.cycles) = (start, cache, cycles)
        }
    }

    package struct View: Equatable, Sendable {
        package var name: QualifiedName
        /// The query without its semicolon.
        package var definition: String
        package var isMaterialized = false
        /// `name=value`, sorted.
        package var options: [String] = []
        /// Of a materialised view, when it is not `heap`.
        package var accessMethod: String?
        package var tablespace: String?
        package var columns: [String] = []
        /// Of a materialised view; `nil` where nothing says which there are, as in a snapshot.
        package var indexes: [Index]?

        package init(_ name: QualifiedName, definition: String) {
            (self.name, self.definition) = (name, definition)
        }
    }

    package struct Role: Equatable, Sendable {
        package var name: String
        package var createsDatabases: Bool
        package var createsRoles: Bool
        package var inherits: Bool

        package init(
            _ name: String, createsDatabases: Bool = false, createsRoles: Bool = false, inherits: Bool = true
        ) {
            (self.name, self.createsDatabases) = (name, createsDatabases)
            (self.createsRoles, self.inherits) = (createsRoles, inherits)
        }
    }
}
