import Drizzle
import SQL
import Verification

/// PostgreSQL keeps 63 bytes of a name, and cuts the rest without stopping.
struct IdentifierTooLong: ReviewRule {
    let page = RulePage(
        "identifier-too-long", .caution,
        "PostgreSQL keeps 63 bytes of a name, and cuts the rest without stopping.",
        why:
            "Drizzle goes on calling it by its whole name, and two names with one beginning are the same one.",
        instead: "Give it a shorter name in schema.ts.")

    func findings(in script: ReviewScript, under conditions: Conditions) -> [Finding] {
        script.statements.enumerated().compactMap { index, statement in
            guard script.mayHoldLongName(statement.range) else { return nil }
            let text = script.text(of: statement)
            let bytes = Array(text.utf8)
            let name = SQL.tokens(of: text).lazy.filter {
                $0.kind == .identifier && $0.range.count > Identifier.maximalLength
            }
            .map { String(decoding: bytes[$0.range], as: UTF8.self).unquotedName }
            .first { $0.utf8.count > Identifier.maximalLength }
            return name.map {
                finding(
                    at: script.place(ofStatement: index),
                    "\($0) is longer than the \(Identifier.maximalLength) bytes PostgreSQL keeps of a name.")
            }
        }
    }
}

extension ReviewScript {
    /// Whether so many bytes follow one another without an end that they could be a name which PostgreSQL cuts.
    ///
    /// A look without grammar, because it takes PostgreSQL's scanner longer to find the names of all statements than
    /// everything else a review does.
    fileprivate func mayHoldLongName(_ range: Range<Int>) -> Bool {
        script.bytes.withUnsafeBufferPointer { bytes in
            var word = 0
            var quoted: Int?
            for byte in bytes[range] {
                let isPart = byte | 0x20 >= 0x61 || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "$")
                word = isPart ? word + 1 : 0
                let isQuote = byte == UInt8(ascii: "\"")
                if word > Identifier.maximalLength { return true }
                if isQuote, let quoted, quoted > Identifier.maximalLength { return true }
                quoted = isQuote ? 0 : quoted.map { $0 + 1 }
            }
            return false
        }
    }

    /// The place of a statement by its number, from 0.
    func place(ofStatement index: Int) -> Finding.Place {
        Finding.Place(
            tag: tag, file: file, line: statements[index].line, number: index + 1,
            statement: statements[index].reading.statement.title)
    }
}
