import Drizzle
import SQL

/// Goes through the statements of a file in order and remembers what later ones depend on.
struct StatementWalk {
    private(set) var facts: [ScriptFacts.Fact] = []
    private var newValues: [NewValue] = []
    private var createdTypes: Set<String> = []
    /// The file ended Drizzle's transaction with a chunk of its own, so what follows runs outside of one.
    private var isOutside = false
    private let script: MigrationScript
    private var lines: MigrationScript.Lines

    init(_ script: MigrationScript) { (self.script, lines) = (script, MigrationScript.Lines(script)) }

    private struct NewValue {
        /// As it is written, with its quotes.
        let value: String
        let type: String
        let line: Int
    }

    var hasNewValues: Bool { !newValues.isEmpty }

    /// Chunks come in their order.
    mutating func walk(_ chunk: ScriptChunk) {
        let ranges = SQL.statements(in: script.text(of: chunk.range)).map { range in
            range.lowerBound + chunk.range.lowerBound..<range.upperBound + chunk.range.lowerBound
        }
        for range in ranges where hasNewValues || script.isNotable(range) {
            let phrase = StatementPhrase(script.text(of: range))
            guard let start = phrase.start else { continue }
            judge(phrase, line: lines.line(at: range.lowerBound + start), isAlone: ranges.count == 1)
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
