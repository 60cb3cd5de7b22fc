/// One statement of a rehearsal.
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

extension ApplyPlan {
    /// The statements in the order in which they are run, one by one.
    package var statements: [DryRunStatement] {
        steps.flatMap { step in
            step.pieces.flatMap { piece in
                piece.statements.indices.map { number in
                    DryRunStatement(
                        tag: step.tag, file: step.file, line: piece.statements[number].line,
                        title: piece.title(ofStatement: number), text: piece.text(ofStatement: number),
                        firstLine: piece.statements[number].firstLine)
                }
            }
        }
    }
}
