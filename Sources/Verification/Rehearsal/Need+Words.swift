extension RunFault.Need {
    /// PostgreSQL's own message, in English.
    var serverWords: String {
        switch self {
        case .role(let name), .sessionRole(let name): "role \"\(name)\" does not exist"
        case .schema(let name): "schema \"\(name)\" does not exist"
        case .extension(let name): "extension \"\(name)\" is not available"
        case .part(let part): part.serverWords
        case .privilege(let schema, _): "permission denied for schema \(schema)"
        case .privilegeOnDatabase(let database, _): "permission denied for database \(database)"
        case .privilegeOnLedger(let part, _): "permission denied for \(part)"
        }
    }

    var sqlState: String {
        switch self {
        case .role: "42704"
        case .sessionRole: "22023"
        case .schema: "3F000"
        case .extension: "0A000"
        case .part(let part): part.kind == .function ? "42883" : "42704"
        case .privilege, .privilegeOnDatabase, .privilegeOnLedger: "42501"
        }
    }

    func reason(for statement: String) -> String {
        switch self {
        case .role, .sessionRole, .schema, .extension: "\(statement) needs it."
        case .part(let part): "It comes with the extension \(part.home), which is not there."
        case .privilege(_, let role), .privilegeOnDatabase(_, let role):
            "\(statement) needs a right that \(role) does not have."
        case .privilegeOnLedger(_, let role): "\(role) may not write into the ledger."
        }
    }

    var remedy: String {
        switch self {
        case .role(let name), .sessionRole(let name):
            "Create the role \(name) here first, or leave it out where this database has none."
        case .schema(let name): "Create the schema \(name) first, in an earlier migration or by hand."
        case .extension(let name):
            "Install \(name) on the server, for which its operating system has a package."
        case .part(let part):
            "Run CREATE EXTENSION \"\(part.home)\" first, in an earlier migration or by hand."
        case .privilege(let schema, let role):
            "Grant \(role) USAGE and CREATE on schema \(schema), or run as its owner."
        case .privilegeOnDatabase(let database, let role):
            "Grant \(role) CREATE on database \(database), or run as its owner."
        case .privilegeOnLedger(_, let role):
            "Grant \(role) INSERT on the ledger and USAGE on its sequence, or run as its owner."
        }
    }
}

extension PartOfExtension {
    fileprivate var serverWords: String {
        switch kind {
        case .type: "type \"\(name)\" does not exist"
        case .function: "function \(name)() does not exist"
        case .operatorClass: "operator class \"\(name)\" does not exist"
        }
    }
}
