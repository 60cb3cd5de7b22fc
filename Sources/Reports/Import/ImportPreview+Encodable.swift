import Catalog
import Postgres
import Rows
import SQL
package import Workspace

/// What `raingauge import --format json` prints, with `imported` once it is done.
package struct ImportAccount: Encodable, Sendable {
    private let preview: ImportPreview
    private let report: ImportReport?

    package init(_ preview: ImportPreview, _ report: ImportReport?) {
        (self.preview, self.report) = (preview, report)
    }

    private enum Key: String, CodingKey {
        case file, table, rows, isWhole, columns, filled, errors, tried, objections, imported
    }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        let (plan, survey) = (preview.plan, preview.survey)
        try json.encode(plan.file.path, forKey: .file)
        try json.encode(plan.source.relation.name.description, forKey: .table)
        try json.encode(survey.rows, forKey: .rows)
        try json.encode(survey.isWhole, forKey: .isWhole)
        try json.encode(zip(plan.names, plan.targets).map(FileColumn.init), forKey: .columns)
        try json.encode(preview.filled.map(FilledColumn.init), forKey: .filled)
        try json.encode(survey.errors.map(Mistake.init), forKey: .errors)
        try json.encode(preview.trial?.rows ?? 0, forKey: .tried)
        try json.encode((preview.trial?.objections ?? []).map(Mistake.init), forKey: .objections)
        try json.encode(report?.rows, forKey: .imported)
    }
}

private struct FileColumn: Encodable {
    let name: String
    /// `nil` where it is left out.
    let column: String?
    let type: String?

    init(_ name: String, _ target: ImportPlan.Target) {
        self.name = name
        if case .column(let found) = target {
            (column, type) = (found.name.name, found.type.name)
        } else {
            (column, type) = (nil, nil)
        }
    }
}

private struct FilledColumn: Encodable {
    let column: String
    let becomes: String
    let isMissing: Bool

    init(_ column: RowColumn) {
        (self.column, becomes) = (column.name.name, column.fillingWords)
        isMissing = column.hasToBeGiven
    }
}

private struct Mistake: Encodable {
    let line: Int?
    let column: String?
    let message: String
    let code: String?

    init(_ error: ImportError) { (line, column, message, code) = (error.line, nil, error.sentence, nil) }

    init(_ objection: ImportTrial.Objection) {
        (line, column) = (objection.line, objection.column?.name)
        let error = objection.error
        message = [error.message, error.detail].compactMap(\.self).joined(separator: "\n")
        code = error.sqlState.map { "\($0)" }
    }
}
