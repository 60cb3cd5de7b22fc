import SQL

/// What the files made so far beside tables, and the code in them that may have made more.
struct MadeInRun: Sendable {
    /// Enums that this transaction made.
    var types: Set<ObjectName> = []
    var roles: Set<Identifier> = []
    /// Dropped or called otherwise since.
    var goneRoles: Set<Identifier> = []
    var schemas: Set<Identifier> = []
    var extensions: Set<Identifier> = []
    /// Functions, and types of other kinds than enums.
    var parts: Set<Identifier> = []
    /// Bodies of `DO` blocks and functions in lower case; nobody knows what they do without running them.
    private(set) var code: [String] = []

    mutating func add(code body: String) { code.append(body.lowercased()) }

    mutating func changeRoles(by mentions: StatementMentions) {
        roles = roles.subtracting(mentions.droppedRoles).union(mentions.madeRoles)
        goneRoles = goneRoles.union(mentions.droppedRoles).subtracting(mentions.madeRoles)
    }

    /// Takes those that were dropped for there again.
    mutating func restoreRoles() { (roles, goneRoles) = (roles.union(goneRoles), []) }

    /// Whether code may have made or changed what has this name.
    func mayTouch(_ name: Identifier) -> Bool {
        let name = name.name.lowercased()
        return code.contains { $0.contains(name) }
    }
}

extension Rehearsal {
    /// Remembers what a statement makes.
    mutating func learn(_ statement: ExaminedStatement) {
        made.changeRoles(by: statement.mentions)
        if case .block(let block) = statement.statement {
            if block.guarded.isEmpty { made.add(code: block.body) }
            for inner in block.guarded { learn(inner) }
        } else {
            learn(statement.statement)
        }
    }

    private mutating func learn(_ statement: SQLStatement) {
        types.learn(statement)
        if case .createEnum(let type) = statement { made.types.insert(TypeBook.whole(type.name)) }
        if case .createSchema(let schema) = statement { made.schemas.insert(schema.name) }
        if case .createExtension(let definition) = statement { made.extensions.insert(definition.name) }
        if case .createFunction(let function) = statement { made.parts.insert(function.name.name) }
        if case .createType(let type) = statement { made.parts.insert(type.name.name) }
        if case .rename(let rename) = statement, rename.object.kind == .schema {
            made.schemas.insert(rename.newName)
        }
    }
}
