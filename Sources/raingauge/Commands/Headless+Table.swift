import Catalog
import Glibc
import Postgres
import Reports
import Rows
import SQL
import Terminal

extension Headless {
    /// One round trip, and what `read` makes of it.
    func answer<Value>(
        to batch: Batch, _ connection: Connection, reading read: (BatchAnswer) throws -> Value
    ) async throws(Failure) -> Value {
        let answer = await connection.run([batch])[0]
        do { return try read(answer) } catch { throw Failure(error) }
    }

    func printTable(
        of rows: RowSelection, _ opening: Opening, limit: Int, _ connection: Connection
    ) async throws(Failure) {
        let page = try await page(of: rows, opening, limit: limit, connection)
        var output = Output(STDOUT_FILENO)
        output.write(PlainTable(page, columns: rows.columns).text)
        output.flush()
        if page.isEmpty, rows.after == nil, limit > 0, page.source.hidesRows {
            Output.complain(page.source.emptiness.capitalisedFirst + ".\n")
        }
        if page.source.isArranged, page.hasMoreAfter || page.isCutShort {
            Output.complain("There are more rows: --limit \(limit * 10)\n")
        } else if let next = page.next, case .after(let key) = next {
            let options = key.values.map { "--after \($0.shellQuoted)" }.joined(separator: " ")
            Output.complain("There are more rows: \(options)\n")
        } else if page.isCutShort {
            Output.complain("There are more rows: --limit \(limit * 10)\n")
        }
    }

    private func page(
        of rows: RowSelection, _ opening: Opening, limit: Int, _ connection: Connection
    ) async throws(Failure) -> RowPage {
        if rows.after == nil, let page = opening.firstPage { return page }
        // Where the opening brought no page, a plain SELECT says why in plainer words.
        let position = rows.after.map(PagePosition.after) ?? .first
        let request = RowRequest(source: rows.source, position: position, limit: limit)
        let batch: Batch
        do { batch = try request.batch() } catch { throw Failure(Problem(error), .usage) }
        return try await answer(to: batch, connection) { try request.page(in: $0) }
    }
}

extension PlainTable {
    /// A page as people read it; numbers stand on the right.
    fileprivate init(_ page: RowPage, columns: [Identifier]) {
        let places = columns.compactMap { name in page.columns.firstIndex { $0.name == name } }
        self.init(
            places.map { place in
                let column = page.columns[place]
                return (column.name.name, column.type.category == .number ? .trailing : .leading)
            }, in: .ofLocale)
        for row in 0..<page.rowCount { append(places.map { page[row, $0].plainText }) }
    }
}

extension Cell {
    fileprivate var plainText: String {
        switch self {
        case .null: Glyphs.ofLocale.null
        // What looks like NULL has to be told from it.
        case .value(let text) where text == Glyphs.ofLocale.null: "\"\(text)\""
        case .value(let text): text
        case .cut(let text, _): "\(text)… \(sizeWords ?? "")"
        case .withheld: "(no privilege)"
        }
    }
}
