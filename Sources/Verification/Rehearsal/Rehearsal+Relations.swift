import Drizzle
import SQL

/// Tables, views and sequences as a run finds them: those of the server, and what its files did to them so far.
struct RelationsInRun: Sendable {
    private var made: Set<QualifiedName> = []
    private var gone: Set<QualifiedName> = []
    /// Schemas of which nothing is known any more.
    private var unknown: Set<Identifier> = []
    /// Whether something has happened that may have made or undone any of them.
    var isLost = false
    /// How many statements that define nothing may still be taken apart.
    var looksLeft = 500

    func has(_ name: QualifiedName, in there: Set<QualifiedName>) -> Bool? {
        if made.contains(name) { return true }
        if unknown.contains(name.schema) { return nil }
        return there.contains(name) && !gone.contains(name)
    }

    mutating func make(_ name: QualifiedName) {
        made.insert(name)
        gone.remove(name)
    }

    mutating func drop(_ name: QualifiedName) {
        made.remove(name)
        gone.insert(name)
    }

    mutating func forget(schema: Identifier) {
        unknown.insert(schema)
        made = made.filter { $0.schema != schema }
    }
}

extension Rehearsal {
    /// A relation that is made a second time, or needed and not there.
    ///
    /// Where code, an extension or a temporary table may have a part in it, nothing is said.
    mutating func judgeRelations(
        _ statement: ExaminedStatement, _ look: StatementLook, at place: Place
    ) {
        guard let there = server?.relations, !relations.isLost else { return }
        for name in neededRelations(of: statement, look) where isMissing(name, there) {
            note(.catalog(.relation(name.shownName, .isMissing, at: place)), at: place)
        }
        if let (name, isOptional) = statement.statement.madeRelation, let full = placed(name) {
            if relations.has(full, in: there) ?? false, !isOptional, !isLedger(name) {
                note(.catalog(.relation(full.name.name, .isThere, at: place)), at: place)
            }
            relations.make(full)
        }
        changeRelations(statement.statement, there)
    }

    /// Where something new with this name goes.
    private func placed(_ name: ObjectName) -> QualifiedName? {
        (name.schema ?? searchPath.first).map { QualifiedName(schema: $0, name: name.name) }
    }

    /// Where a name is looked up, in order.
    func candidates(for name: ObjectName) -> [QualifiedName] {
        (name.schema.map { [$0] } ?? searchPath).map { QualifiedName(schema: $0, name: name.name) }
    }

    private func isMissing(_ name: ObjectName, _ there: Set<QualifiedName>) -> Bool {
        let isServers = { (schema: Identifier) in
            schema.name.hasPrefix("pg_") || schema.name == "information_schema"
        }
        guard !made.mayTouch(name.name), !isLedger(name), made.extensions.isEmpty,
            !(name.schema.map(isServers) ?? name.name.name.hasPrefix("pg_")), !temporary.contains(name.name)
        else { return false }
        return candidates(for: name).allSatisfy { relations.has($0, in: there) == false }
    }

    /// What a statement reads or changes and that has to be there.
    private mutating func neededRelations(
        of statement: ExaminedStatement, _ look: StatementLook
    ) -> [ObjectName] {
        switch statement.statement {
        case .alterTable(let alteration):
            return alteration.isIfExists || alteration.kind != .table ? [] : [alteration.name]
        case .createIndex(let index): return [index.table]
        case .createTrigger(let trigger): return [trigger.table]
        case .createPolicy(let policy): return [policy.table]
        case .other(let words):
            if Self.isOpaque(words) { relations.isLost = true }
            guard Self.rowWords.contains(words), relations.looksLeft > 0 else { return [] }
            relations.looksLeft -= 1
            guard look.byteCount < 65_536, let found = look.deep else { return [] }
            let words = Set(look.text.lowercased().split { !$0.isLetter })
            let makesTable = words.contains("into") && !words.contains("insert") && !words.contains("merge")
            if makesTable || found.mentions.makesMore { relations.isLost = true }
            if makesTable { return [] }
            // What stands behind WITH has a name that is no relation.
            let hasNames = words.contains("with")
            return found.mentions.relations.filter { $0.schema != nil || !hasNames }
        case .createTable, .createEnum, .alterEnum, .createType, .createView, .createSequence,
            .alterSequence, .createSchema, .createExtension, .createFunction, .alterPolicy, .drop, .rename,
            .setSchema, .comment, .grant, .setSearchPath, .block, .unreadable:
            return []
        }
    }

    /// Statements that may make relations without naming them here.
    private static func isOpaque(_ words: String) -> Bool {
        ["CREATE", "CALL", "EXECUTE", "IMPORT", "DISCARD"].contains { words.hasPrefix($0) }
    }

    private static let rowWords: Set = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "LOCK", "MERGE"]

    private mutating func changeRelations(_ statement: SQLStatement, _ there: Set<QualifiedName>) {
        if case .createTable(let table) = statement, table.isTemporary { temporary.insert(table.name.name) }
        if case .createView(let view) = statement, view.isTemporary { temporary.insert(view.name.name) }
        if case .drop(let drop) = statement {
            for object in drop.objects { self.drop(object, there) }
        }
        if case .rename(let rename) = statement, rename.object.part == nil {
            drop(rename.object, there)
            if let schema = rename.object.name.schema ?? searchPath.first {
                relations.make(QualifiedName(schema: schema, name: rename.newName))
            }
        }
        if case .setSchema(let move) = statement {
            drop(move.object, there)
            relations.make(QualifiedName(schema: move.schema, name: move.object.name.name))
        }
    }

    private mutating func drop(_ object: ObjectReference, _ there: Set<QualifiedName>) {
        if object.kind == .schema { return relations.forget(schema: object.name.name) }
        guard [.table, .view, .materializedView, .sequence, .foreignTable].contains(object.kind) else {
            return
        }
        let found = candidates(for: object.name).first { relations.has($0, in: there) ?? true }
        if let found { relations.drop(found) }
    }
}

extension StatementMentions {
    /// Whether it calls a function that may make relations: one of a schema of its own, or one that is called so.
    fileprivate var makesMore: Bool {
        functions.contains { function in
            function.schema.map { $0.name != "pg_catalog" } ?? function.name.name.hasPrefix("create")
        }
    }
}

extension SQLStatement {
    /// The relation that it makes, and whether it is content where there is one.
    fileprivate var madeRelation: (ObjectName, isOptional: Bool)? {
        if case .createTable(let table) = self, !table.isTemporary {
            return (table.name, table.isIfNotExists)
        }
        if case .createView(let view) = self, !view.isTemporary {
            return (view.name, view.isReplacing || view.isIfNotExists)
        }
        if case .createSequence(let sequence) = self { return (sequence.name, sequence.isIfNotExists) }
        return nil
    }
}

extension LandingStop {
    fileprivate static func relation(
        _ name: String, _ reason: Reason, at place: Rehearsal.Place
    ) -> LandingStop {
        let kind = LandingKind.table
        return LandingStop(
            line: place.line, text: place.statement,
            code: reason == .isThere ? kind.duplicateCode : kind.undefinedCode, kind: kind, name: name,
            reason: reason)
    }
}
