import Drizzle
import SQL

/// Somebody's own code that runs for the rows of tables, as a run finds it: the server's, and what files did to it so far.
struct CodeOfTables: Sendable {
    private let there: [QualifiedName: [TableCode]]
    private var code: [QualifiedName: [TableCode]]

    init(_ there: [QualifiedName: [TableCode]]) { (self.there, code) = (there, there) }

    var isEmpty: Bool { code.isEmpty }

    func of(_ table: QualifiedName) -> [TableCode] { code[table] ?? [] }

    /// Whether the server has any for a table, whatever the run did to it.
    func wasOf(_ table: QualifiedName) -> Bool { there[table] != nil }

    mutating func add(_ new: TableCode, to table: QualifiedName) { code[table, default: []].append(new) }

    mutating func remove(from table: QualifiedName, where isGone: (TableCode) -> Bool) {
        code[table]?.removeAll(where: isGone)
    }

    /// An index is dropped without a word about its table.
    mutating func remove(index: Identifier) {
        for table in code.keys { remove(from: table) { $0.kind == .index && $0.name == index } }
    }

    mutating func move(_ table: QualifiedName, to other: QualifiedName) {
        code[other] = code.removeValue(forKey: table)
    }

    mutating func drop(_ table: QualifiedName) { code[table] = nil }

    /// What `DISABLE TRIGGER` had switched off.
    mutating func restoreTriggers(of table: QualifiedName) {
        remove(from: table) { $0.kind == .trigger }
        for trigger in there[table] ?? [] where trigger.kind == .trigger { add(trigger, to: table) }
    }
}
