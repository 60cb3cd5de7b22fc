import Drizzle
import SQL

extension Rehearsal {
    /// What the statement needs and the server lacks; without a server nothing is said.
    mutating func judgeNeeds(_ statement: ExaminedStatement, at place: Place) {
        guard let server else { return }
        for role in statement.mentions.roles where !hasRole(role, server) {
            note(.missing(.role(role.name)), at: place)
        }
        judgeSchemas(statement, server, at: place)
        if case .createExtension(let wanted) = statement.statement, let available = server.available,
            !server.extensions.contains(wanted.name), !available.contains(wanted.name)
        {
            note(.missing(.extension(wanted.name.name)), at: place)
        }
        for part in PartOfExtension.needed(by: statement.mentions) where lacks(part, server) {
            note(.missing(.part(part)), at: place)
        }
    }

    func has(_ name: Identifier, in there: Set<Identifier>, _ made: Set<Identifier>) -> Bool {
        there.contains(name) || made.contains(name) || self.made.mayTouch(name)
    }

    func hasRole(_ name: Identifier, _ server: RunServer) -> Bool {
        has(name, in: server.roles.subtracting(made.goneRoles), made.roles)
    }

    private func lacks(_ part: PartOfExtension, _ server: RunServer) -> Bool {
        let (home, name) = (Identifier(part.home), Identifier(part.name))
        return !has(home, in: server.extensions, made.extensions) && !has(name, in: [], made.parts)
    }

    private mutating func judgeSchemas(_ statement: ExaminedStatement, _ server: RunServer, at place: Place) {
        if case .createSchema = statement.statement, !server.canCreateSchemas {
            note(.missing(.privilegeOnDatabase(server.database, role: server.role)), at: place)
        }
        for schema in statement.mentions.schemas {
            guard let rights = server.schemas[schema] else {
                guard !has(schema, in: [], made.schemas) else { continue }
                note(.missing(.schema(schema.name)), at: place)
                continue
            }
            if !rights.canUse { refuse(schema, server, at: place) }
        }
        guard statement.statement.makesInSchema, let home = statement.statement.home ?? searchPath.first,
            let rights = server.schemas[home], rights.canUse, !rights.canCreate
        else { return }
        refuse(home, server, at: place)
    }

    private mutating func refuse(_ schema: Identifier, _ server: RunServer, at place: Place) {
        note(.missing(.privilege(schema: schema.name, role: server.role)), at: place)
    }
}

extension SQLStatement {
    /// Whether it puts something new into a schema, for which the role needs CREATE on it.
    var makesInSchema: Bool {
        switch self {
        case .createTable(let table): !table.isTemporary
        case .createView(let view): !view.isTemporary
        case .createEnum, .createType, .createSequence, .createFunction, .createIndex: true
        case .alterTable, .alterEnum, .alterSequence, .createSchema, .createExtension, .createTrigger,
            .createPolicy, .alterPolicy, .drop, .rename, .setSchema, .comment, .grant, .setSearchPath, .block,
            .other, .unreadable:
            false
        }
    }

    /// The schema that stands before the name of what it makes.
    var home: Identifier? {
        switch self {
        case .createTable(let table): table.name.schema
        case .createView(let view): view.name.schema
        case .createEnum(let type): type.name.schema
        case .createType(let type): type.name.schema
        case .createSequence(let sequence): sequence.name.schema
        case .createFunction(let function): function.name.schema
        case .createIndex(let index): index.table.schema
        case .alterTable, .alterEnum, .alterSequence, .createSchema, .createExtension, .createTrigger,
            .createPolicy, .alterPolicy, .drop, .rename, .setSchema, .comment, .grant, .setSearchPath, .block,
            .other, .unreadable:
            nil
        }
    }
}
