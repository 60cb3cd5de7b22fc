package import Drizzle
package import SQL

/// One migration to be applied: what is sent for it, in order, and the row that records it.
package struct ApplyStep: Equatable, Sendable {
    /// As it is called in the folder.
    package let tag: String
    package let file: String
    package let pieces: [ApplyPiece]
    /// What the file wants to be true.
    package let assertions: [ApplyAssertion]
    /// SHA-256 of exactly the text that is sent.
    package let hash: String
    /// What is recorded as `created_at`.
    let time: SentValue
    /// Whether Drizzle would pass over it.
    package let isSkipped: Bool

    init(_ migration: Migration, _ run: RunScript, time: SentValue, isSkipped: Bool) {
        let script = run.script
        (tag, file, hash) = (migration.tag, migration.file, script.hash)
        (self.time, self.isSkipped) = (time, isSkipped)
        assertions = ApplyAssertion.all(in: script.text(of: script.bytes.indices))
        var lines = MigrationScript.Lines(script)
        pieces = run.pieces.map { ApplyPiece($0, of: run, &lines) }
    }

    /// The row, as Drizzle of that era writes it behind the migration.
    ///
    /// - Source: drizzle-orm/src/pg-core/dialect.ts (0.45.4) and src/pg-core/async/session.ts (1.0.0-rc.5), and recordings.
    package func row(in ledger: LedgerLocation, of era: Era) -> SQL {
        let time: SQL =
            switch self.time {
            case .text(let text): "\(text)"
            case .null: "\(String?.none)"
            case .nothing: ""
            }
        return switch era {
        case .journal:
            "insert into \(ledger.name) (\"hash\", \"created_at\") values(\(hash), \(time))"
        case .folders:
            "insert into \(ledger.name) (\"hash\", \"created_at\", \"name\") values(\(hash), \(time), \(tag))"
        }
    }
}

/// What Drizzle sends as one query.
package struct ApplyPiece: Equatable, Sendable {
    /// From 1.
    package let number: Int
    package let text: String
    /// The statements in it; empty where it holds nothing but comments.
    package let statements: [Statement]
    /// Whether others may be sent behind it before it is done: one statement of which it is known that it neither needs
    /// the simple protocol nor has a part in how the transaction goes on.
    package let maySendOn: Bool
    /// Without line ends and blanks around it.
    package let lineCount: Int
    /// Where the piece begins.
    private let firstLine: Int

    package struct Statement: Equatable, Sendable {
        /// Of the file, from 1.
        package let line: Int
        /// In short, such as `CREATE TABLE orders`.
        package let title: String
        /// In UTF-8 offsets of the piece; comments may stand in front.
        let range: Range<Int>
        /// The line on which those begin.
        let firstLine: Int
    }

    init(_ piece: RunScript.Piece, of script: RunScript, _ lines: inout MigrationScript.Lines) {
        number = piece.number
        text = script.text(of: piece.range)
        let begin = piece.range.lowerBound
        firstLine = lines.line(at: begin)
        lineCount = script.script.bytes[piece.range].lineCountWithin
        maySendOn = piece.statements.count == 1 && piece.statements[0].maySendOn(text)
        statements = piece.statements.map { statement in
            Statement(
                line: statement.line, title: statement.examined.statement.title,
                range: statement.range.lowerBound - begin..<statement.range.upperBound - begin,
                firstLine: lines.line(at: statement.range.lowerBound))
        }
    }

    /// The first line with SQL.
    package var line: Int { statements.first?.line ?? firstLine }

    /// All of it in short: the first statement, and how many more there are.
    package var title: String {
        let more = statements.count > 1 ? " and \(statements.count - 1) more" : ""
        return statements.first.map { $0.title + more } ?? "nothing but comments"
    }

    /// The statement behind so many others in short.
    package func title(ofStatement number: Int) -> String { statement(number)?.title ?? title }

    /// Its SQL; empty where there is none.
    package func text(ofStatement number: Int) -> String {
        guard let range = statement(number)?.range else { return "" }
        let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
        let end = text.utf8.index(start, offsetBy: range.count)
        return String(text[start..<end])
    }

    private func statement(_ number: Int) -> Statement? {
        number < statements.count ? statements[number] : statements.last
    }

    /// Where PostgreSQL points at.
    ///
    /// - Parameters:
    ///   - position: In characters of the piece, from 1, where the server says one.
    ///   - completed: How many statements it had run.
    /// - Returns: The line of the file, and the place in it where one is known.
    package func place(ofPosition position: Int?, afterStatements completed: Int) -> SourcePlace {
        if let position, position > 0 { return SourcePlace(of: position, in: text, beginningOn: firstLine) }
        return SourcePlace(line: statement(completed)?.line ?? firstLine, column: nil, text: nil)
    }
}

extension ArraySlice<UInt8> {
    /// From the first line that is not empty to the last one.
    fileprivate var lineCountWithin: Int {
        guard let first = firstIndex(where: { $0 != 0x0A && $0 != 0x0D }),
            let last = lastIndex(where: { $0 > 0x20 }), first < last
        else { return 1 }
        return self[first...last].count { $0 == 0x0A } + 1
    }
}

/// A place in a file that somebody should look at.
package struct SourcePlace: Equatable, Sendable {
    /// From 1.
    package let line: Int
    /// In characters from 1; `nil` where nobody said.
    package let column: Int?
    /// The whole line, where the column is known.
    package let text: String?

    package init(line: Int, column: Int?, text: String?) {
        (self.line, self.column, self.text) = (line, column, text)
    }

    /// Where PostgreSQL points at in a text that begins on a line of the file.
    package init(of position: Int?, in text: String, beginningOn firstLine: Int) {
        guard let position, position > 0 else {
            self.init(line: firstLine, column: nil, text: nil)
            return
        }
        let before = text.unicodeScalars.prefix(position - 1)
        let rest = text.unicodeScalars.dropFirst(position - 1)
        let begun = before.suffix { $0 != "\n" }
        let line = String(String.UnicodeScalarView(Array(begun) + rest.prefix { $0 != "\n" }))
        self.init(
            line: firstLine + before.count { $0 == "\n" }, column: begun.count + 1,
            text: line.hasSuffix("\r") ? String(line.dropLast()) : line)
    }
}

extension Substring.UnicodeScalarView {
    /// What stands behind the last scalar that is not wanted.
    fileprivate func suffix(while isWanted: (Unicode.Scalar) -> Bool) -> Substring.UnicodeScalarView {
        guard let last = lastIndex(where: { !isWanted($0) }) else { return self }
        return self[index(after: last)...]
    }
}
