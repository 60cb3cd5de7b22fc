import Catalog
import Reports
import Rows
import SQL
import Terminal

// All rows that are meant go to a file, in the columns that are shown.
extension TableScreen {
    func askForFile() -> [Request] {
        [
            .prompt(
                .answer(
                    to: TableQuestion.file.rawValue, label: "Export to: ",
                    text: "\(relation.name.name.fileName).csv"))
        ]
    }

    mutating func takeFile(_ text: String) -> [Request] {
        guard !text.isEmpty else { return [] }
        guard let file = ExportFile(path: text) else {
            let forms = ExportFile.Form.allCases.map { ".\($0.rawValue)" }.listed
            return [
                .say(Notice("The name says in which form: it ends with one of \(forms).", tone: .caution))
            ]
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

    private mutating func export(to file: ExportFile, replaces: Bool) -> [Request] {
        guard let grid else { return [] }
        exported = file
        let columns = grid.page.columns.filter {
            $0.cut != .withheld && !grid.choices.hidden.contains($0.name)
        }
        return [
            exporting.ask(
                ExportRows(
                    source: grid.page.source, columns: columns.map(\.name), file: file, replaces: replaces))
        ]
    }

    func take(_ result: Result<ExportOutcome, Problem>) -> [Request] {
        let path = exported?.path ?? ""
        return switch result {
        case .failure(let problem): [.say(Notice(problem))]
        case .success(.written(let size)):
            [.say(Notice("All rows are in \(path), \(size).", tone: .success))]
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
