import SQL

extension LandingReplay {
    mutating func apply(_ statement: SQLStatement) {
        // What is temporary is gone by its nature.
        if let subject = statement.subject, isTemporary(subject) { return recordTemporary(statement) }
        switch statement {
        case .createTable(let table): createTable(table)
        case .alterTable(let alteration): alterTable(alteration)
        case .createIndex(let index): createIndex(index)
        case .createEnum(let definition): createEnum(definition)
        case .alterEnum(let alteration): alterEnum(alteration)
        case .createType(let type): createType(type)
        case .createView(let view): createView(view)
        case .createSequence(let sequence): createSequence(sequence)
        case .alterSequence(let sequence): alterSequence(sequence)
        case .createSchema(let schema): createSchema(schema)
        case .createExtension(let definition): createExtension(definition)
        case .createFunction(let function): createFunction(function)
        case .createTrigger(let trigger): createTrigger(trigger)
        case .createPolicy(let policy): createPolicy(policy)
        case .alterPolicy(let policy): alterPolicy(policy)
        case .drop(let drop): self.drop(drop)
        case .rename(let rename): self.rename(rename)
        case .setSchema(let move): setSchema(move)
        case .comment(let comment): self.comment(comment)
        case .grant(let grant): self.grant(grant)
        case .setSearchPath(let path): setSearchPath(path)
        case .block(let block): self.block(block)
        case .other(let words): other(words)
        case .unreadable(let trouble): recordObstacle(.unreadable(trouble.words))
        }
    }

    private mutating func recordTemporary(_ statement: SQLStatement) {
        if case .rename(let rename) = statement, rename.object.part == nil {
            temporaryTables.insert(rename.newName)
        }
        if case .createView(let view) = statement { temporaryTables.insert(view.name.name) }
        if case .createSequence(let sequence) = statement { temporaryTables.insert(sequence.name.name) }
        recordObstacle(.leavesNothing)
    }

    private mutating func setSearchPath(_ path: [Identifier]) {
        if let first = path.first(where: { !$0.name.isEmpty && $0.name != "$user" }) {
            defaultSchema = first.name
        }
        recordObstacle(.leavesNothing)
    }

    private mutating func block(_ block: CodeBlock) {
        guard !block.guarded.isEmpty else { return recordCode(block.body) }
        mayDoNothing = true
        for statement in block.guarded { apply(statement) }
        mayDoNothing = false
    }

    /// A call does what its function's body says, as far as a migration made it.
    private mutating func recordCall() {
        var text = FunctionCalls(calling).mayChange ? calling : ""
        var unread = bodies
        while let (name, body) = unread.first(where: { Code(source, text).speaks(of: $0.key) }) {
            unread[name] = nil
            text += "\n" + body
        }
        text.isEmpty ? recordObstacle(.code) : recordCode(text)
    }

    private mutating func other(_ words: String) {
        let first = words.prefix { $0 != " " }
        switch first {
        case "INSERT", "UPDATE", "DELETE", "MERGE", "COPY", "TRUNCATE", "WITH":
            recordObstacle(.rows(String(first)))
        case "SELECT", "CALL", "EXECUTE", "VALUES": recordCall()
        case "SET", "RESET", "BEGIN", "START", "COMMIT", "END", "SAVEPOINT", "RELEASE", "ROLLBACK", "LOCK",
            "ANALYZE",
            "VACUUM", "REFRESH", "REINDEX", "CLUSTER", "DISCARD", "SHOW", "NOTIFY", "LISTEN", "CHECKPOINT",
            "":
            recordObstacle(.leavesNothing)
        default: recordObstacle(.notModelled(words))
        }
    }

    // MARK: Names

    func key(_ space: NameSpace, _ name: ObjectName) -> ObjectKey {
        ObjectKey(
            space: space, parent: nil, schema: name.schema?.name ?? defaultSchema, name: name.name.name)
    }

    func key(_ space: NameSpace, _ name: Identifier, of parent: ObjectID) -> ObjectKey {
        ObjectKey(space: space, parent: parent, schema: "", name: name.name)
    }

    /// The object of that name; one that nothing created was there before.
    mutating func object(_ kind: LandingKind, _ key: ObjectKey, parent: ObjectID? = nil) -> ObjectID {
        if let known = replayed.find(key) { return known }
        let id = replayed.create(kind, key, parent: parent ?? key.parent)
        replayed.change(id) { $0.isAssumed = true }
        return id
    }

    mutating func relation(_ name: ObjectName, _ kind: LandingKind = .table) -> ObjectID {
        object(kind, key(.relation, name))
    }

    mutating func column(_ name: Identifier, of table: ObjectID) -> ObjectID {
        object(.column, key(.column, name, of: table), parent: table)
    }

    /// How the report calls an object: with its schema unless that is `public`.
    func shown(_ id: ObjectID) -> String {
        let object = replayed[id]
        if let parent = object.parent, object.key.parent != nil { return "\(shown(parent)).\(object.name)" }
        return ["", "public"].contains(object.key.schema)
            ? object.name : "\(object.key.schema).\(object.name)"
    }
}

extension SQLStatement {
    /// The object that it makes or changes, or the table of that; `nil` where there may be several, or none.
    fileprivate var subject: ObjectName? {
        switch self {
        case .createTable(let table): table.isTemporary ? nil : table.name
        case .alterTable(let alteration): alteration.name
        case .createIndex(let index): index.table
        case .createEnum(let definition): definition.name
        case .alterEnum(let alteration): alteration.name
        case .createType(let type): type.name
        case .createView(let view): view.isTemporary ? view.name.inTemporarySchema : view.name
        case .createSequence(let sequence): sequence.name
        case .alterSequence(let sequence): sequence.name
        case .createFunction(let function): function.name
        case .createTrigger(let trigger): trigger.table
        case .createPolicy(let policy), .alterPolicy(let policy): policy.table
        case .rename(let rename): rename.object.name
        case .setSchema(let move): move.object.name
        case .comment(let comment): comment.object.name
        case .createSchema, .createExtension, .drop, .grant, .setSearchPath, .block, .other, .unreadable: nil
        }
    }
}

extension ObjectName {
    fileprivate var inTemporarySchema: ObjectName { ObjectName(schema: Identifier("pg_temp"), name) }
}
