import Drizzle
import SQL

extension Rehearsal {
    /// Names the code of somebody's own that a statement sets off without calling it: triggers, checks, defaults, indexes.
    mutating func judgeTableCode(_ statement: ExaminedStatement, _ look: StatementLook, at place: Place) {
        if !code.isEmpty {
            for (table, code) in codeSetOff(by: statement, look) {
                unforetold.append(Unforetold(place, .tableCode(code, table: table.name.name)))
            }
        }
        changeCode(statement)
    }

    private func table(_ name: ObjectName) -> QualifiedName? {
        candidates(for: name).first { !code.of($0).isEmpty }
    }

    /// The first of each table; one is enough not to know how the statement ends.
    private func codeSetOff(
        by statement: ExaminedStatement, _ look: StatementLook
    ) -> [(QualifiedName, TableCode)] {
        if case .alterTable(let alteration) = statement.statement {
            guard let table = table(alteration.name) else { return [] }
            return code.of(table).first { code in
                alteration.changes.contains { $0.goesThrough(code) }
            }.map { [(table, $0)] } ?? []
        }
        return writes(of: statement.statement, look).compactMap { write in
            guard let table = table(write.table) else { return nil }
            return code.of(table).first { !$0.events.isDisjoint(with: write.events) && runs($0) }
                .map { (table, $0) }
        }
    }

    private func writes(of statement: SQLStatement, _ look: StatementLook) -> [TableWrite] {
        guard case .other(let words) = statement, Self.writingWords.contains(words), codeLooksLeft > 0,
            look.byteCount < 65_536
        else { return [] }
        return look.deep?.mentions.writes ?? []
    }

    private static let writingWords: Set = ["INSERT", "UPDATE", "DELETE", "MERGE", "WITH", "TRUNCATE"]

    /// A replica takes rows as they come.
    private func runs(_ code: TableCode) -> Bool {
        code.kind != .trigger || session.current["session_replication_role"] != "replica"
    }

    private mutating func changeCode(_ statement: ExaminedStatement) {
        let own = statement.mentions.functions.first(where: isOwn)
        let definition = own.map { TableCode(.definition, $0.name, [.insert, .update]) }
        switch statement.statement {
        case .createTable(let table): add(definition, to: table.name)
        case .alterTable(let alteration):
            for change in alteration.changes { apply(change, definition, to: alteration.name) }
        case .createIndex(let index):
            add(own.map { TableCode(.index, index.name ?? $0.name, [.insert, .update]) }, to: index.table)
        case .createTrigger(let trigger) where isOwn(trigger.function):
            let events = RowEvents(rawValue: trigger.firing.events)
            add(TableCode(.trigger, trigger.name, events), to: trigger.table)
        case .drop(let drop): for object in drop.objects { self.drop(object) }
        case .rename(let rename) where rename.object.part == nil:
            guard let table = table(rename.object.name) else { return }
            code.move(table, to: QualifiedName(schema: table.schema, name: rename.newName))
        case .createTrigger, .rename, .createEnum, .alterEnum, .createType, .createView, .createSequence,
            .alterSequence, .createSchema, .createExtension, .createFunction, .createPolicy, .alterPolicy,
            .setSchema, .comment, .grant, .setSearchPath, .block, .other, .unreadable:
            return
        }
    }

    private mutating func add(_ code: TableCode?, to name: ObjectName) {
        guard let code, let table = table(name) ?? candidates(for: name).first else { return }
        self.code.add(code, to: table)
    }

    private mutating func apply(_ change: TableChange, _ definition: TableCode?, to name: ObjectName) {
        if change.maySetCode { add(definition, to: name) }
        if change.switchesTriggersOn, let table = candidates(for: name).first(where: code.wasOf) {
            code.restoreTriggers(of: table)
        }
        guard let table = table(name) else { return }
        code.remove(from: table) { change.removes($0) }
    }

    private mutating func drop(_ object: ObjectReference) {
        if object.kind == .index { code.remove(index: object.name.name) }
        guard let table = table(object.name) else { return }
        if object.kind == .table { code.drop(table) }
        if object.kind == .trigger || object.kind == .policy {
            code.remove(from: table) { $0.name == object.part && [.trigger, .policy].contains($0.kind) }
        }
    }
}
