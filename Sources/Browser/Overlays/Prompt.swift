package import Terminal

/// A line of text asked for in place of the hints.
package struct Prompt: Equatable, Sendable {
    /// What stands in front of the text, such as `/`.
    package let label: String
    package internal(set) var line = LineEditor()

    package init(label: String) { self.label = label }

    /// What is typed is searched for at once.
    package static let search = Prompt(label: "/")

    package var text: String { line.text }

    func drawLine(in frame: inout Frame, row: Int) {
        let used = frame.draw(label, at: 1, row: row, role: .hintKey)
        frame.draw(line, at: 1 + used, row: row, width: frame.size.columns - used - 2)
    }
}
