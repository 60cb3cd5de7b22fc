import Catalog
import SQL

/// How far gathering has come: the rows so far, and which are to be read next.
struct Gathering {
    private let limit: Int
    private var stepsLeft: Int
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
        (limit, stepsLeft) = (request.limit, request.depth)
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
        tables.compactMap { table in
            guard var source = sources[table], let filters = wanted[table] else { return nil }
            source.filter = filters.count > 1 ? Filter(any: filters) : filters.first
            return RowRequest(source: source, position: .first, limit: max(1, limit - graph.rows.count))
        }
    }

    private var tables: [Oid] { wanted.keys.sorted() }

    /// Takes what was read, and looks what that refers to.
    mutating func take(_ pages: [RowPage]) {
        wanted = [:]
        stepsLeft -= 1
        for page in pages {
            let new = graph.add(page)
            if page.hasMoreAfter || page.isCutShort { isCutShort = true }
            for key in keys[page.source.relation.oid] ?? [] {
                for row in new { want(key.filter(ofRowReferredToBy: row, of: page), of: key.target.oid) }
            }
        }
        guard !wanted.isEmpty, stepsLeft <= 0 || graph.rows.count >= limit else { return }
        (wanted, isCutShort) = ([:], true)
    }

    private mutating func want(_ filter: Filter?, of table: Oid) {
        guard let filter, asked.insert(Wish(table: table, filter: filter)).inserted else { return }
        wanted[table, default: []].append(filter)
    }

    var rows: GatheredRows { graph.sorted(isCutShort: isCutShort) }
}
