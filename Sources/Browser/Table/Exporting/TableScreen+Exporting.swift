import Catalog
import Reports
import Rows
import SQL
import Terminal

// The rows that are meant go to a file, in the columns that are shown and in their order.
extension TableScreen {
    func askForFile() -> [Request] {
        [
            .prompt(
                .answer(
                    to: TableQuestion.file.rawValue,
                    label: marks.isEmpty ? "Export to: " : "Export what is marked to: ",
                    text: "\(relation.name.name.fileName).csv"))
        ]
    }

    mutating func takeFile(_ text: String) -> [Request] {
        guard !text.isEmpty else { return [] }
        guard let file = ExportFile(path: text) else {
            let forms = ExportForm.ofFiles.map { ".\($0.fileEnding)" }.listed
            let words = "The name says in which form: it ends with one of \(forms), and .gz or .zst packs it."
            return [.say(Notice(words, tone: .caution))]
        }
        return export(to: file, replaces: false)
    }

    /// Writes over a file once somebody has typed `yes`.
    mutating func takeReplacement(_ text: String) -> [Request] {
        guard let file = exported, text.lowercased() == "yes" else {
            return [.say(Notice("Nothing was written."))]
        }
        return export(to: file, replaces: true)
    }

    /// What is marked, or else all that is meant.
    private mutating func export(to file: ExportFile, replaces: Bool) -> [Request] {
        guard let grid else { return [] }
        exported = file
        let source = marks.source(among: grid.page.source) ?? grid.page.source
        let target = ExportRows.Target.file(file, replaces: replaces)
        return [exporting.ask(ExportRows(source: source, columns: shownColumns, target: target))]
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
