package import Drizzle
import SQL

extension ScriptFacts {
    /// Judges one migration's text, by its bytes.
    package init(_ script: MigrationScript) {
        var facts: [Fact] = []
        if script.hasByteOrderMark { facts.append(Fact(.byteOrderMark, line: 1)) }
        if script.hasCarriageReturns { facts.append(Fact(.carriageReturns, line: 1)) }
        if let line = script.conflictLine { facts.append(Fact(.conflictMarkers, line: line)) }
        self.init(facts + Self.swallowed(in: script) + Self.sizes(of: script))
    }

    /// What was added is a statement if PostgreSQL's parser takes it, up to its semicolon, without the comment.
    private static func swallowed(in script: MigrationScript) -> [Fact] {
        script.kitComments.compactMap { comment in
            let text = script.text(of: comment.addition.lowerBound..<script.bytes.count)
            guard let range = SQL.statements(in: text).first, range.lowerBound < comment.addition.count else {
                return nil
            }
            let statement = String(decoding: Array(text.utf8)[range], as: UTF8.self)
            guard SQL.refusal(of: statement) == nil, SQL.examined(statement) != nil else { return nil }
            let start = comment.addition.lowerBound + range.lowerBound
            let lineStart = script.bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            return Fact(
                .swallowed(by: comment.kind, column: start - lineStart + 1), line: script.line(at: start))
        }
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
