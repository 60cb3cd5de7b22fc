import Catalog
import Postgres
package import Rows
import SQL
import SystemCalls
package import Workspace

extension Problem {
    /// Why a file was not imported, or why nobody can tell.
    package init(_ refusal: ImportRefusal) {
        switch refusal {
        case .file(let path, let error):
            self.init("\(path) cannot be read: \(error).")
        case .noUnpacker(let path, let packing):
            self.init(
                "\(path) has to be unpacked by \(packing.rawValue), which is not on this machine.",
                remedy: "Install \(packing.rawValue), or unpack the file yourself.")
        case .notUnpacked(let path):
            self.init(
                "\(path) is not packed as its name says, or not all of it is there. Nothing was imported.")
        case .contents(let error):
            self.init("\(error.sentence) Nothing was imported.", remedy: error.remedy)
        case .rights(let objection, let source, let column):
            let subject = column.map { "\($0): " } ?? ""
            self.init(
                subject + objection.sentence(of: source.relation, .insert), detail: "\(source.relation.name)")
        case .noColumn(let source):
            self.init(
                "No column of the file has the name of one of \(source.relation.name).",
                detail: "Its columns are \(source.columns.map(\.name.name).listed).",
                remedy: "The first line of a .csv or .tsv names the columns; in .ndjson every object does.")
        case .server(let error, let line, let column, let blockers):
            let held = blockers.map { "Held by \($0.sentence)" }
            let place = [line.map { "Line \($0)" }, column.map(\.name)].compactMap(\.self)
            self.init(
                place.isEmpty
                    ? "The server refuses the rows. Nothing was imported."
                    : "\(place.joined(separator: ", ")) is refused by the server. Nothing was imported.",
                detail: ([error.wordsOfRow] + held).joined(separator: "\n"), remedy: error.remedy(nil))
        case .inDoubt(let transaction, let reason):
            let number = transaction.map { ", transaction \($0)" } ?? ""
            self.init(
                "The connection was lost at COMMIT\(number), and nobody can tell whether the rows are there.",
                detail: reason, remedy: "Look into the table before you import once more.")
        case .stopped: self.init("It was stopped; nothing was imported.")
        }
    }
}

extension ImportError {
    /// What is wrong, and where.
    package var sentence: String {
        switch self {
        case .noNames: "The file has no first line with the names of its columns."
        case .sameName(let name): "Two columns of the file are called \(name)."
        case .otherCount(let line, let values, let names):
            "Line \(line) has \(Numbers.count(values, "value")), and the first line \(Numbers.count(names, "name"))."
        case .openQuote(let line): "The file ends inside of a quoted value of line \(line)."
        case .tooLarge(let line): "Line \(line) goes on for more than \(ByteCount(RecordReader.largest))."
        case .noJSON(let line, let expected, let byte):
            "Line \(line) is no JSON: \(expected) is expected at byte \(byte)."
        case .noObject(let line): "Line \(line) is JSON, but no object."
        case .noUTF8(let line): "Line \(line) is no UTF-8."
        case .newName(let line, let name):
            "Line \(line) has \(name), which no object before it has."
        case .otherNames: "The file has other columns than when it was looked at."
        }
    }

    /// What helps, where that is not plain.
    package var remedy: String? {
        switch self {
        case .openQuote, .tooLarge: "Is a quote not closed?"
        case .newName: "Objects far behind may have no other names than those in front."
        case .otherNames: "Look at it again."
        case .noNames, .sameName, .otherCount, .noJSON, .noObject, .noUTF8: nil
        }
    }
}

extension PostgresError {
    /// What the server says of a row; the line is said in ours, since it does not know that of the file.
    var wordsOfRow: String { [coded, detail].compactMap(\.self).joined(separator: "\n") }
}
