import Catalog
import Postgres
import SQL
import Terminal
import Testing
import Workspace

@testable import Browser
@testable import Rows

extension Shop {
    /// Three rows for the orders, of which the server takes all but `objections`.
    static func orderImport(_ objections: [ImportTrial.Objection] = [], errors: [ImportError] = [])
        -> ImportPreview
    {
        let names = ["id", "user_id", "Status", "total", "colour"]
        guard let file = ImportFile(path: "orders.csv") else { preconditionFailure("it says its form") }
        let plan = ImportPlan(file, names: names, into: orderRows)
        let records = (0..<3).map { number in
            var record = ImportRecord()
            record.begin(onLine: number + 2)
            for text in ["\(number)", "7", number == 1 ? "" : "paid", number == 2 ? nil : "19.90", "red"] {
                for byte in (text ?? "").utf8 { record.append(byte) }
                record.endField(as: text == nil ? .null : .text)
            }
            return record
        }
        return ImportPreview(
            plan: plan,
            survey: ImportSurvey(
                names: names, rows: 1_204, isWhole: true, size: 88_000, errors: errors, records: records),
            trial: ImportTrial(rows: 1_000, objections: objections))
    }

    /// Two of its columns have one name.
    static let namelessImport = ImportPreview(
        plan: ImportPlan(orderImport().plan.file, names: [], into: orderRows),
        survey: ImportSurvey(
            names: [], rows: 0, isWhole: false, size: 88_000, errors: [.sameName("user_id")], records: []),
        trial: nil)

    static let refusedImport = orderImport([
        ImportTrial.Objection(
            error: PostgresError(
                kind: .server, sqlState: SQLState("22P02"),
                message: "invalid input syntax for type numeric: \"nineteen\""),
            line: 7, column: Identifier("total"))
    ])
}

extension Conversation {
    /// Types the file behind the name of the command.
    mutating func importing(_ path: String) {
        press(":import \(path)")
        press(.enter)
    }
}
