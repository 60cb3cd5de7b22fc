package import Drizzle
import SQL

/// A migration's statements, taken apart; the text itself is not kept.
package struct ParsedMigration: Sendable {
    package let tag: String
    /// Whether the file is no longer what was applied.
    package var isEdited = false
    /// Whether it is not applied, and Drizzle will run it.
    package var willRun = true
    /// False when the file is missing or cannot be read.
    let isReadable: Bool
    let statements: [ScriptStatement]

    /// Reads and parses the migration's file.
    ///
    /// Costs a pass over the file and a few microseconds for each statement that defines something.
    package init(reading migration: Migration) {
        self.init(tag: migration.tag, text: migration.text())
    }

    /// - Parameters:
    ///   - tag: The name of the migration.
    ///   - text: Its SQL; `nil` when there is none to be had.
    package init(tag: String, text: String?) {
        self.tag = tag
        isReadable = text != nil
        statements = text.map(Self.statements) ?? []
    }

    private static func statements(in text: String) -> [ScriptStatement] {
        let bytes = Array(text.utf8)
        let pieces = pieces(of: text)
        guard pieces.count > 1 else { return collapsed(SQL.parse(text), bytes) }
        // Drizzle sends each piece by itself: a string or a statement ends with it, with or without its mark.
        let placed = pieces.flatMap { piece in
            SQL.parse(String(decoding: bytes[piece], as: UTF8.self)).map { $0.moved(by: piece.lowerBound) }
        }
        return collapsed(placed, bytes)
    }

    /// Where the stretches between Drizzle's markers are.
    private static func pieces(of text: String) -> [Range<Int>] {
        var (pieces, start): ([Range<Int>], Int) = ([], 0)
        for marker in text.utf8.ranges(of: Array("--> statement-breakpoint".utf8)) {
            let begin = text.utf8.distance(from: text.startIndex, to: marker.lowerBound)
            pieces.append(start..<begin)
            start = begin + text.utf8.distance(from: marker.lowerBound, to: marker.upperBound)
        }
        return pieces + [start..<text.utf8.count]
    }

    /// With their lines; a hundred thousand INSERTs in a row become one line of the report.
    private static func collapsed(_ placed: [PlacedStatement], _ bytes: [UInt8]) -> [ScriptStatement] {
        var (statements, line, offset): ([ScriptStatement], Int, Int) = ([], 1, 0)
        for statement in placed {
            line += bytes[offset..<statement.range.lowerBound].count { $0 == 0x0A }
            offset = statement.range.lowerBound
            let calling = statement.mayCall ? String(decoding: bytes[statement.range], as: UTF8.self) : nil
            if case .other = statement.statement, statements.last?.statement == statement.statement {
                statements[statements.count - 1].count += 1
                if let calling { statements[statements.count - 1].calling?.append("\n" + calling) }
                continue
            }
            let words = String(decoding: bytes[statement.range].prefix(400), as: UTF8.self).onOneLine
            statements.append(
                ScriptStatement(
                    statement: statement.statement, line: line, text: String(words.prefix(120)),
                    calling: calling))
        }
        return statements
    }
}

/// One statement, or several of the same kind in a row that leave nothing to look up.
struct ScriptStatement: Sendable {
    let statement: SQLStatement
    /// From 1.
    let line: Int
    let text: String
    /// All of it where it may call functions; of several in a row, one behind the other.
    var calling: String?
    var count = 1
}

extension PlacedStatement {
    /// Whether it is there to call functions.
    fileprivate var mayCall: Bool {
        if case .other(let words) = statement { ["SELECT", "CALL"].contains(words) } else { false }
    }

    fileprivate func moved(by offset: Int) -> PlacedStatement {
        PlacedStatement(statement, range.lowerBound + offset..<range.upperBound + offset)
    }
}

extension ParsedMigration {
    /// The migration with what became of its statements, by their places.
    func landing(
        _ effects: [Int: [EffectLanding]], isAhead: Bool = false, stop: LandingStop? = nil
    ) -> MigrationLanding {
        MigrationLanding(
            tag: tag, isEdited: isEdited, isAhead: isAhead, stop: stop, statements: landings(effects))
    }

    private func landings(_ effects: [Int: [EffectLanding]]) -> [StatementLanding] {
        guard isReadable else {
            let missing = EffectLanding(
                kind: .other, name: "", wanted: "", live: nil, verdict: .notJudged(.noFile))
            return [StatementLanding(line: 1, text: "", effects: [missing])]
        }
        return statements.enumerated().map { place, statement in
            StatementLanding(
                line: statement.line, text: statement.text, count: statement.count,
                effects: effects[place] ?? [])
        }
    }
}
