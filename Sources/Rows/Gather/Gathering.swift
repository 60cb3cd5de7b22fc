import Catalog
import SQL

/// How far gathering has come: the rows so far, and which are to be read next.
struct Gathering {
    private let bounds: GatherRequest.Bounds
    private var stepsLeft: Int
    /// Whether the rows that are meant are still to be read, of which only so many are.
    private var isFirstStep = true
    private var graph = RowGraph()
    private var sources: [Oid: RowSource] = [:]
    private var keys: [Oid: [ForeignKey]] = [:]
    /// The rows to be read next, by their table.
    private var wanted: [Oid: [Filter]]
    private var asked: Set<Wish> = []
    private var isCutShort = false

    private struct Wish: Hashable {
        let table: Oid
        let filter: Filter
    }

    init(_ request: GatherRequest) {
        (bounds, stepsLeft) = (request.bounds, request.bounds.steps)
        wanted = [request.source.relation.oid: request.source.filter.map { [$0] } ?? []]
    }

    var hasMore: Bool { !wanted.isEmpty }

    /// The tables that nothing is known of yet.
    var openings: [OpenRequest] {
        tables.filter { sources[$0] == nil }.map { OpenRequest(relation: $0, limit: nil) }
    }

    mutating func adopt(_ opening: Opening) {
        let table = opening.source.relation.oid
        sources[table] = opening.source
        keys[table] = opening.foreignKeys
        graph.adopt(opening.foreignKeys, of: table)
    }

    /// The pages to be read in this step, once every table is known.
    var pages: [RowRequest] {
        tables.flatMap { table -> [RowRequest] in
            guard var source = sources[table], let filters = wanted[table] else { return [] }
            guard !isFirstStep else {
                source.filter = filters.first
                return [RowRequest(source: source, position: .first, limit: bounds.rows)]
            }
            return stride(from: 0, to: filters.count, by: Self.most).map { start in
                let some = Array(filters[start..<min(start + Self.most, filters.count)])
                source.filter = Filter(any: some)
                // Each of them is met by one row.
                return RowRequest(source: source, position: .first, limit: some.count)
            }
        }
    }

    /// So many rows are asked for in one statement.
    private static let most = 1_000

    private var tables: [Oid] { wanted.keys.sorted() }

    /// Takes what was read, and looks what that refers to.
    mutating func take(_ pages: [RowPage]) {
        wanted = [:]
        defer { isFirstStep = false }
        if !isFirstStep { stepsLeft -= 1 }
        for page in pages {
            let new = graph.add(page)
            if page.hasMoreAfter || page.isCutShort { isCutShort = true }
            for key in keys[page.source.relation.oid] ?? [] {
                for row in new { want(key.filter(ofRowReferredToBy: row, of: page), of: key.target.oid) }
            }
        }
        let rows = wanted.values.reduce(graph.rows.count) { $0 + $1.count }
        if stepsLeft <= 0 || rows > bounds.rows * 10 { wanted = [:] }
    }

    private mutating func want(_ filter: Filter?, of table: Oid) {
        guard let filter, asked.insert(Wish(table: table, filter: filter)).inserted else { return }
        wanted[table, default: []].append(filter)
    }

    var rows: GatheredRows { graph.sorted(isCutShort: isCutShort) }
}
