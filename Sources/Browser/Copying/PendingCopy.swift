import Catalog
import Reports
import Rows
import SQL

/// Something to be copied, and the values that have to be fetched before: nothing is ever copied cut.
struct PendingCopy: Equatable, Sendable {
    private let source: RowSource
    private let key: RowKey?
    /// One cell, or a row in some form.
    private let subject: Subject
    private var cells: [Cell]

    private enum Subject: Equatable, Sendable {
        case cell(column: Int)
        case row(CopyForm)
    }

    init(of page: RowPage, row: Int, column: Int) { self.init(of: page, row: row, .cell(column: column)) }

    init(of page: RowPage, row: Int, as form: CopyForm) { self.init(of: page, row: row, .row(form)) }

    private init(of page: RowPage, row: Int, _ subject: Subject) {
        (source, key, self.subject) = (page.source, page.key(of: row), subject)
        cells = page.columns.indices.map { page[row, $0] }
    }

    /// The places of the values that are cut.
    private var missing: [Int] {
        switch subject {
        case .cell(let column): cells[column].isCut ? [column] : []
        case .row: cells.indices.filter { cells[$0].isCut }
        }
    }

    /// What has to be asked; empty when everything is there, or cannot be had.
    var valueRequests: [ValueRequest] {
        guard let key else { return [] }
        return missing.map { ValueRequest(source: source, key: key, column: source.columns[$0].name) }
    }

    /// What has the server write the row as JSON, so that it is the same as in an export; `nil` for other forms, and without
    /// a key to find the row by.
    var jsonRequest: RowJSONRequest? {
        guard case .row(.json) = subject else { return nil }
        return key.map { RowJSONRequest(source: source, key: $0) }
    }

    /// What is copied, such as "the row as JSON".
    var words: String {
        switch subject {
        case .cell(let column): "the value of \(source.columns[column].name)"
        case .row(let form): "the row as \(form.title)\(CopiedRow(source: source, cells: cells).omission)"
        }
    }

    /// Puts in the values that ``valueRequests`` asked for.
    mutating func complete(with values: [FullValue]) {
        for (place, value) in zip(missing, values) {
            cells[place] = value.text.map(Cell.value) ?? .null
        }
    }

    /// The copy itself, or why there is none.
    var requests: [Request] {
        guard missing.isEmpty else {
            return [
                .say(
                    Notice(
                        "The row has cut values, and without a key they cannot be read whole.", tone: .caution
                    ))
            ]
        }
        switch subject {
        case .cell(let column):
            guard let text = cells[column].text else {
                return [.say(Notice("This is NULL; there is no text to copy."))]
            }
            return [.run(.copy(text, what: words))]
        case .row(let form):
            let row = CopiedRow(source: source, cells: cells)
            return [.run(.copy(form.text(of: row), what: words))]
        }
    }
}

extension Cell {
    var isCut: Bool { cutSize != nil }

    /// Why a clipboard cannot take it; `nil` when it can.
    func copyObstacle(isKeyed: Bool) -> String? {
        switch self {
        case .null: "This is NULL; there is no text to copy."
        case .withheld: "You may not read this column."
        case .value(""): "This text is empty; there is nothing to copy."
        case .cut where !isKeyed: "This value is cut, and without a key it cannot be read whole."
        case .cut, .value: nil
        }
    }
}
