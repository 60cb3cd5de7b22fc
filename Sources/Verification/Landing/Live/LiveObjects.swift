import SQL

/// A name in the catalog: a schema and what is in it.
struct LiveName: Hashable {
    let schema: String
    let name: String
}

/// A table, view, sequence or index as it is.
struct LiveRelation {
    /// `pg_class.relkind`.
    let kind: String
    let hasRowSecurity: Bool
    let isRowSecurityForced: Bool
    let comment: String?
    let viewDefinition: String?
    /// `role=PRIVILEGE`, without a role for everybody; `nil` when nobody asked.
    let privileges: Set<String>?
    let sequence: LiveSequence?
    let owner: String
}

/// The numbers of a sequence.
struct LiveSequence {
    let type: String
    let increment: Int64
    let minimum: Int64
    let maximum: Int64
    let start: Int64
    let cache: Int64
    let isCyclic: Bool
}

struct LiveColumn {
    /// As `format_type` writes it, with a schema unless it is built in.
    let type: String
    let isNotNull: Bool
    let expression: String?
    let identity: String
    /// `pg_attribute.attgenerated`: `s` is stored, `v` (from 18 on) is virtual, nothing is not generated.
    let generation: String
    let comment: String?
    let ownsSequence: Bool

    var isGenerated: Bool { !generation.isEmpty }
}

struct LiveConstraint {
    let name: String
    let definition: String
    let isValidated: Bool
    let comment: String?
}

struct LiveIndex {
    let name: String
    let definition: String
    let isValid: Bool
    let comment: String?
    /// The operator class of each key column, also where the definition leaves it out because it is the type's own.
    let classes: [String]
}

struct LiveType {
    /// `pg_type.typtype`.
    let kind: String
    let labels: [String]
    let comment: String?
}

struct LivePolicy {
    /// `pg_policy.polcmd`.
    let command: String
    let isPermissive: Bool
    let roles: Set<String>
    let using: String?
    let check: String?
    let comment: String?
}

struct LiveTrigger {
    let definition: String
    let comment: String?
}

struct LiveFunction {
    let arguments: [String]
    let comment: String?
    let privileges: Set<String>?
    let body: String
}

struct LiveSchema {
    let comment: String?
    let privileges: Set<String>?
}

struct LiveExtension {
    let schema: String
    let version: String
    let comment: String?
}
