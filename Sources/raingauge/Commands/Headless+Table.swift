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
        guard page.hasMoreAfter || page.isCutShort else { return }
        let options = page.goingOn.map { "--after \($0.shellQuoted)" }.joined(separator: " ")
        Output.complain("There are more rows: \(options.isEmpty ? "--limit \(limit * 10)" : options)\n")
    }

    /// The same rows, behind the place that the row of the key has among them.
    func placed(_ rows: RowSelection, _ connection: Connection) async throws(Failure) -> RowSelection {
        guard let key = rows.after, !rows.source.sort.isEmpty, rows.source.order.isSeekable else {
            return rows
        }
        let request = RecordRequest(source: rows.source, key: key)
        let batch: Batch
        do { batch = try request.batch() } catch { throw Failure(Problem(error), .usage) }
        let answer = await connection.run([batch])[0]
        do { return rows.behind(try request.record(in: answer).place(of: 0)) } catch {
            guard case RowsError.rowIsGone = error else { throw Failure(error) }
            throw .usage(
                "There is no row with the key \(key.values.joined(separator: ", ")) to go on from.",
                remedy: "--after takes the key of the last row that was seen.")
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

extension RowPage {
    /// What `--after` takes to go on behind the page; empty where nothing does.
    fileprivate var goingOn: [String] {
        guard case .after(let key)? = next else { return [] }
        guard key.values.isEmpty else { return key.values }
        let values = key.sort.compactMap { if case .value(let text) = $0 { text } else { nil } }
        return values.count == key.sort.count ? values : []
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
