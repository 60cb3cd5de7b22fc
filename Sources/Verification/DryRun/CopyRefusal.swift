package import SQL

/// Why there is no copy of a database to rehearse on.
package enum CopyRefusal: Error, Equatable, Sendable {
    /// pg_dump locks every table for reading, and the role may not read these.
    case mayNotRead([QualifiedName], role: String)
    /// There is no pg_dump that could write the schema, or it stopped.
    case noSchema(BackupRefusal)

    /// What happened.
    package var sentence: String {
        switch self {
        case .mayNotRead(let tables, let role):
            tables.count == 1
                ? "\(role) may not read \(tables[0]), so pg_dump cannot copy the schema; nothing was run."
                : "\(role) may not read \(tables.count) tables, so pg_dump cannot copy the schema; nothing was run."
        case .noSchema(.noProgram(let name)):
            "There is no \(name), which a copy needs; nothing was run."
        case .noSchema(.older(let program, let server)):
            "pg_dump is of PostgreSQL \(program) and the server of \(server), so there is no copy; nothing was run."
        case .noSchema(.keyHasPassword):
            "The key of this client has a password, which pg_dump cannot be told in secret; nothing was run."
        case .noSchema(.failed), .noSchema(.exists), .noSchema(.unreadable), .noSchema(.file):
            "pg_dump stopped, so there is no copy; nothing was run."
        }
    }

    /// What there is besides; a line each.
    package var details: [String] {
        switch self {
        case .mayNotRead(let tables, _):
            tables.count == 1
                ? [] : tables.prefix(10).map(\.description) + (tables.count > 10 ? ["and others"] : [])
        case .noSchema(let refusal): refusal.words
        }
    }

    package var remedy: String? {
        switch self {
        case .mayNotRead:
            "Connect as a role that may, or have SELECT and USAGE granted; without a copy it can be rehearsed there and rolled back."
        case .noSchema(.keyHasPassword): "Use a key without one."
        case .noSchema(let refusal): refusal.remedy
        }
    }
}
