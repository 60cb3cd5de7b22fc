/// One statement of a migration that is sent by itself.
package struct DryRunStatement: Equatable, Sendable {
    package let tag: String
    package let file: String
    /// Of the file, from 1.
    package let line: Int
    /// In short, such as `CREATE TABLE orders`.
    package let title: String
    package let text: String
    /// On which the text begins, with comments in front.
    package let firstLine: Int

    package init(tag: String, file: String, line: Int, title: String, text: String, firstLine: Int) {
        (self.tag, self.file, self.line) = (tag, file, line)
        (self.title, self.text, self.firstLine) = (title, text, firstLine)
    }
}

extension DryRunStatement {
    /// Where PostgreSQL points at, by its position in characters of the text from 1; else the statement's own line.
    package func place(ofPosition position: Int?) -> SourcePlace {
        guard let position, position > 0 else { return SourcePlace(line: line, column: nil, text: nil) }
        return SourcePlace(of: position, in: text, beginningOn: firstLine)
    }
}

extension ApplyPlan {
    /// The statements in the order in which they are run, one by one.
    package var statements: [DryRunStatement] { steps.flatMap(\.statements) }
}

extension ApplyStep {
    /// Its statements, however Drizzle cuts them.
    package var statements: [DryRunStatement] {
        pieces.flatMap { piece in
            piece.statements.indices.map { number in
                DryRunStatement(
                    tag: tag, file: file, line: piece.statements[number].line,
                    title: piece.title(ofStatement: number), text: piece.text(ofStatement: number),
                    firstLine: piece.statements[number].firstLine)
            }
        }
    }
}
