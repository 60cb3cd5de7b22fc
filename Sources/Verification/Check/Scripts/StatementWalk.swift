import Drizzle
import SQL

/// Goes through the statements of a file in order and remembers what later ones depend on.
struct StatementWalk {
    private(set) var facts: [ScriptFacts.Fact] = []
    private var newValues: [NewValue] = []
    private var createdTypes: Set<String> = []
    /// The file ended Drizzle's transaction with a chunk of its own, so what follows runs outside of one.
    private var isOutside = false

    private struct NewValue {
        /// As it is written, with its quotes.
        let value: String
        let type: String
        let line: Int
    }

    var hasNewValues: Bool { !newValues.isEmpty }

    mutating func walk(_ chunk: ScriptChunk, of script: MigrationScript) {
        let text = script.text(of: chunk.range)
        let ranges = SQL.statements(in: text)
        let bytes = Array(text.utf8)
        for range in ranges {
            let phrase = StatementPhrase(String(decoding: bytes[range], as: UTF8.self))
            guard let start = phrase.start else { continue }
            let line = script.line(at: chunk.range.lowerBound + range.lowerBound + start)
            judge(phrase, line: line, isAlone: ranges.count == 1)
        }
    }

    private mutating func judge(_ phrase: StatementPhrase, line: Int, isAlone: Bool) {
        if let command = phrase.transactionCommand {
            facts.append(.init(.ownTransaction(command: command.words), line: line))
            // Several statements sent at once are one transaction, whatever stands between them.
            if isAlone { isOutside = command.isEnd }
        } else if let command = phrase.commandOutsideTransaction, !(isOutside && isAlone) {
            facts.append(.init(.outsideTransaction(command: command), line: line))
        }
        if let type = phrase.createdType { createdTypes.insert(type) }
        if let added = phrase.addedValue {
            // PostgreSQL lets the values of a type be used that the same transaction made.
            guard !createdTypes.contains(added.type) else { return }
            newValues.append(NewValue(value: added.value, type: added.type, line: line))
        } else {
            lookForNewValues(in: phrase, line: line)
        }
    }

    private mutating func lookForNewValues(in phrase: StatementPhrase, line: Int) {
        guard !isOutside else { return }
        for new in newValues where phrase.strings.contains(new.value) {
            facts.append(
                .init(.newEnumValue(value: new.value, type: new.type, addedOn: new.line), line: line))
        }
    }
}
