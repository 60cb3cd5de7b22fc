import SQL
import Terminal

extension Document {
    /// The same as Markdown: headings one level below `level`, tables, SQL and what is indented as code, sentences as text.
    func markdown(below level: Int) -> [String] {
        sections.flatMap { $0.markdown(level + 1) }
    }
}

extension Document.Section {
    fileprivate func markdown(_ level: Int) -> [String] {
        switch self {
        case .blank: [""]
        case .heading(let title, let note):
            [
                "",
                String(repeating: "#", count: level) + " " + MarkdownText.inline(title)
                    + (note.isEmpty ? "" : " (\(MarkdownText.inline(note)))"), "",
            ]
        case .table(let table): [""] + table.markdown(hasHeads: true) + [""]
        case .rows(let table): [""] + table.markdown(hasHeads: false) + [""]
        case .lines(let lines): lines.markdown
        case .marked(let lines, _):
            [""] + MarkdownText.block(lines.map { $0.written.visible }.withoutPasswords) + [""]
        }
    }
}

extension [[Styled]] {
    /// Code where SQL or an indentation would be lost otherwise, else a paragraph.
    fileprivate var markdown: [String] {
        let texts = map { $0.map(\.text).joined() }.withoutPasswords
        if contains(where: { $0.contains(where: \.isSQL) }) {
            return [""] + MarkdownText.block(texts.map(\.visible), "sql") + [""]
        }
        if texts.contains(where: { $0.hasPrefix(" ") }) {
            return [""] + MarkdownText.block(texts.map(\.visible)) + [""]
        }
        return texts.enumerated().map { place, text in
            // Two blanks at its end break a line.
            MarkdownText.inline(text) + (place == texts.count - 1 ? "" : "  ")
        }
    }
}

extension [String] {
    /// A password may go over several of them.
    fileprivate var withoutPasswords: [String] {
        guard !isEmpty else { return [] }
        return joined(separator: "\n").withoutPasswords.split(
            separator: "\n", omittingEmptySubsequences: false
        )
        .map(String.init)
    }
}

extension Styled {
    fileprivate var isSQL: Bool {
        switch role {
        case .sqlKeyword, .sqlIdentifier, .sqlString, .sqlNumber, .sqlComment, .sqlOperator: true
        default: false
        }
    }
}

extension TextTable {
    /// The columns that have something to show.
    fileprivate func markdown(hasHeads: Bool) -> [String] {
        func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
        let heads = used.map { hasHeads ? MarkdownText.cell(columns[$0].title) : " " }
        let rule = used.map { columns[$0].alignment == .trailing ? "--:" : ":--" }
        return [line(heads), line(rule)]
            + rows.map { row in line(used.map { MarkdownText.cell(row[$0].text.withoutPasswords) }) }
    }
}
