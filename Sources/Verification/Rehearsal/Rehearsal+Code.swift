import Drizzle
import SQL

extension Rehearsal {
    /// Code of which nothing is known but that it runs: a block, a procedure, a function that somebody made.
    mutating func judgeCode(_ statement: ExaminedStatement, _ look: StatementLook, at place: Place) {
        if statement.statement == .other("CALL") { unforetold.append(Unforetold(place, .code)) }
        if case .block(let block) = statement.statement { return judge(block, at: place) }
        if let function = calledFunctions(of: statement, look).first(where: isOwn) {
            unforetold.append(Unforetold(place, .function(function.shownName)))
        }
    }

    private mutating func judge(_ block: CodeBlock, at place: Place) {
        if let exception = ProceduralCode(block.body).raise {
            note(.execution(.raises(exception)), at: place)
        } else if block.guarded.isEmpty {
            unforetold.append(Unforetold(place, .code))
        }
    }

    /// Not one of the server's or of an extension.
    func isOwn(_ function: ObjectName) -> Bool {
        server?.functions.contains(function.name) ?? false || made.parts.contains(function.name)
    }

    /// What a statement calls while it runs; what only stands in a definition is called later, if ever.
    private mutating func calledFunctions(of statement: ExaminedStatement, _ look: StatementLook)
        -> [ObjectName]
    {
        switch statement.statement {
        case .alterTable(let alteration):
            return alteration.changes.contains(where: \.mayCall) ? statement.mentions.functions : []
        case .createIndex: return statement.mentions.functions
        case .other(let words):
            guard Self.callingWords.contains(words), codeLooksLeft > 0, look.byteCount < 65_536 else {
                return []
            }
            codeLooksLeft -= 1
            return look.deep?.mentions.functions ?? []
        case .createTable, .createEnum, .alterEnum, .createType, .createView, .createSequence, .alterSequence,
            .createSchema, .createExtension, .createFunction, .createTrigger, .createPolicy, .alterPolicy,
            .drop,
            .rename, .setSchema, .comment, .grant, .setSearchPath, .block, .unreadable:
            return []
        }
    }

    private static let callingWords: Set = [
        "SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "WITH", "VALUES",
    ]
}

extension TableChange {
    /// Whether it may call a function for each row that is there.
    fileprivate var mayCall: Bool {
        switch self {
        case .addColumn, .addConstraint, .setType, .validateConstraint, .attachPartition: true
        case .dropColumn, .setDefault, .dropDefault, .setNotNull, .dropNotNull, .addIdentity, .alterIdentity,
            .dropIdentity, .dropExpression, .dropConstraint, .setRowSecurity, .forceRowSecurity, .setOwner,
            .detachPartition, .other:
            false
        }
    }
}
