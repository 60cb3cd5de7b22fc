import Catalog
import Reports
import Rows
import SQL
import Terminal

// The rows that are meant go to a file, in the columns that are shown and in their order.
extension TableScreen {
    func askForFile() -> [Request] { [.prompt(filePrompt("\(relation.name.name.fileName).csv"))] }

    private func filePrompt(_ text: String) -> Prompt {
        .answer(
            to: TableQuestion.file.rawValue,
            label: marks.isEmpty ? "Export to: " : "Export what is marked to: ", text: text)
    }

    /// A name that says no form can be mended where it stands.
    mutating func takeFile(_ text: String) -> [Request] {
        guard !text.isEmpty else { return [] }
        switch ExportName(text) {
        case .file(let file)?: return export(to: file, replaces: false)
        case .clipboard(let form)?: return export(toClipboardAs: form)
        case nil:
            let forms = ExportForm.ofFiles.map { ".\($0.fileEnding)" }.joined(separator: " ")
            let words = "It ends with \(forms), and .gz or .zst behind it; or clipboard."
            return [.prompt(filePrompt(text)), .say(Notice(words, tone: .caution))]
        }
    }

    /// Writes over a file once somebody has typed `yes`.
    mutating func takeReplacement(_ text: String) -> [Request] {
        guard let file = exported, text.lowercased() == "yes" else {
            return [.say(Notice("Nothing was written."))]
        }
        return export(to: file, replaces: true)
    }

    private mutating func export(to file: ExportFile, replaces: Bool) -> [Request] {
        exported = file
        return export(to: .file(file, replaces: replaces))
    }

    private mutating func export(toClipboardAs form: ExportForm) -> [Request] {
        copiedWords = "\(marks.isEmpty ? "the rows" : "the marked rows") as \(form.title)"
        return export(to: .clipboard(form)) + [
            .say(Notice("The clipboard gets no more than \(ExportRows.mostToCopy)."))
        ]
    }

    /// What is marked, or else all that is meant.
    private mutating func export(to target: ExportRows.Target) -> [Request] {
        guard let source = grid?.page.source else { return [] }
        let rows = ExportRows(
            source: marks.source(among: source) ?? source, columns: shownColumns, target: target,
            total: exportTotal)
        return [exporting.ask(rows)]
    }

    /// About how many rows are exported; `nil` where nobody knows.
    private var exportTotal: Int64? {
        guard marks.isEmpty || marks.isAll else { return Int64(marks.keys.count) }
        guard grid?.page.source.filter != nil else { return count.rows.map(Int64.init) }
        return counted?.count?.rows.map(Int64.init) ?? estimate?.rows
    }

    func take(_ result: Result<ExportOutcome, Problem>) -> [Request] {
        let path = exported?.path ?? ""
        return switch result {
        case .failure(let problem): [.say(Notice(problem))]
        case .success(.written(let rows, let size)):
            [.say(Notice("\(Numbers.count(rows, "row")) to \(path), \(size).", tone: .success))]
        case .success(.text(let text, let rows)):
            [.run(.copy(text, what: "\(copiedWords), \(Numbers.count(rows, "row"))"))]
        case .success(.isThere):
            [
                .prompt(
                    .answer(
                        to: TableQuestion.replacement.rawValue,
                        label: "\(path) is there already; yes replaces it: "))
            ]
        }
    }
}

extension Identifier {
    /// The name as that of a file in the working folder, whatever stands in it.
    fileprivate var fileName: String {
        let scalars = name.unicodeScalars.prefix(60).map { scalar -> Character in
            let isPlain = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_"
            return isPlain ? Character(scalar) : "_"
        }
        return scalars.isEmpty ? "rows" : String(scalars)
    }
}
