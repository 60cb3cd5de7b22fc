package import Drizzle
import SQL

extension ScriptFacts {
    /// Judges one migration's text.
    ///
    /// PostgreSQL's own scanner reads the chunks in which a word stands that may matter; the others are known by then.
    package init(_ script: MigrationScript) {
        var facts: [Fact] = []
        if script.hasByteOrderMark { facts.append(Fact(.byteOrderMark, line: 1)) }
        if script.hasCarriageReturns { facts.append(Fact(.carriageReturns, line: 1)) }
        if let line = script.conflictLine { facts.append(Fact(.conflictMarkers, line: line)) }
        facts += Self.cuts(in: script) + Self.sizes(of: script)
        var statements = StatementWalk(script)
        for chunk in script.chunks where chunk.isNotable || statements.hasNewValues { statements.walk(chunk) }
        self.init(facts + statements.facts)
    }

    private static func cuts(in script: MigrationScript) -> [Fact] {
        guard let chunk = script.chunks.first(where: { $0.unfinished != nil }), let kind = chunk.unfinished
        else {
            return []
        }
        let start = chunk.unfinishedStart ?? chunk.range.lowerBound
        let before = script.text(of: 0..<start)
        // drizzle-kit/src/cli/commands/pgIntrospect.ts writes these words in front.
        let isBaseline = kind == .comment && before.contains("after introspecting the database")
        return [Fact(.cut(kind, isBaseline: isBaseline), line: script.line(at: start))]
    }

    private static func sizes(of script: MigrationScript) -> [Fact] {
        let counts = script.chunks.map { $0.pieceCount > 1 ? exactCount(of: $0, in: script) : $0.pieceCount }
        var facts: [Fact] = []
        if counts.allSatisfy({ $0 == 0 }) {
            facts.append(Fact(.blank, line: 1))
        } else if let blank = counts.firstIndex(of: 0) {
            facts.append(Fact(.blankChunk, line: script.line(at: script.chunks[blank].range.lowerBound)))
        }
        let several = counts.indices.filter { counts[$0] > 1 }
        if let first = several.first {
            let line = script.line(at: script.chunks[first].range.lowerBound)
            facts.append(
                Fact(.severalStatements(chunks: several.count, isUnmarked: counts.count == 1), line: line))
        }
        return facts
    }

    /// A body of `BEGIN ATOMIC` has semicolons of its own, which only PostgreSQL's parser tells apart.
    private static func exactCount(of chunk: ScriptChunk, in script: MigrationScript) -> Int {
        let word = Array("atomic".utf8)
        let mentionsAtomic = chunk.range.contains { start in
            start + word.count <= chunk.range.upperBound
                && word.indices.allSatisfy { script.bytes[start + $0] | 0x20 == word[$0] }
        }
        return mentionsAtomic ? SQL.statements(in: script.text(of: chunk.range)).count : chunk.pieceCount
    }
}
