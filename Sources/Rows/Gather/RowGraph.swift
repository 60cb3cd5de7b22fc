import Catalog
import SQL

/// Rows that were gathered, and the foreign keys between their tables.
struct RowGraph {
    private(set) var rows: [GatheredRows.Row] = []
    private var keys: [Oid: [ForeignKey]] = [:]
    private var places: [Identity: Int] = [:]

    /// What a row is told from others by.
    private struct Identity: Hashable {
        let table: Oid
        let values: [String?]
    }

    /// The foreign keys that leave a table.
    mutating func adopt(_ keys: [ForeignKey], of table: Oid) { self.keys[table] = keys }

    /// Adds the rows of a page that are not there yet.
    ///
    /// - Returns: The places on the page of those that are new.
    mutating func add(_ page: RowPage) -> [Int] {
        (0..<page.rowCount).filter { row in
            let cells = page.columns.indices.map { page[row, $0] }
            let identity = Identity(table: page.source.relation.oid, values: cells.map(\.text))
            guard places[identity] == nil else { return false }
            places[identity] = rows.count
            rows.append(GatheredRows.Row(source: page.source, cells: cells))
            return true
        }
    }

    /// What is referred to stands in front of what refers to it.
    func sorted(isCutShort: Bool) -> GatheredRows {
        let (targets, missing) = references
        var order = Order(targets: targets)
        for place in rows.indices { order.visit(place) }
        let circles = order.circles.map { circle in circle.map { rows[$0].source.relation.name } }
        return GatheredRows(
            rows: order.found.map { rows[$0] }, circles: circles, isCutShort: isCutShort, missing: missing)
    }

    /// The places of the rows that each refers to, and how many of those it refers to are not there.
    private var references: (targets: [[Int]], missing: [GatheredRows.Missing]) {
        var known: [ForeignKey: [[String?]: Int]] = [:]
        var absent: [QualifiedName: Set<[String?]>] = [:]
        let targets = rows.map { row in
            (keys[row.source.relation.oid] ?? []).compactMap { key -> Int? in
                let ends = known[key] ?? index(of: key)
                known[key] = ends
                guard let values = row.values(of: key.source.columns) else { return nil }
                if ends[values] == nil { absent[key.target.table, default: []].insert(values) }
                return ends[values]
            }
        }
        let missing = absent.sorted { $0.key < $1.key }.map {
            GatheredRows.Missing(table: $0.key, count: $0.value.count)
        }
        return (targets, missing)
    }

    /// The rows of the referenced table by what they are referred to by.
    private func index(of key: ForeignKey) -> [[String?]: Int] {
        var index: [[String?]: Int] = [:]
        for (place, row) in rows.enumerated() where row.source.relation.oid == key.target.oid {
            if let values = row.values(of: key.target.columns) { index[values] = place }
        }
        return index
    }
}

extension GatheredRows.Row {
    /// `nil` with a NULL among them, which refers to nothing.
    fileprivate func values(of columns: [Identifier]) -> [String?]? {
        let values = columns.map { name in
            source.columns.firstIndex { $0.name == name }.flatMap { cells[$0].text }
        }
        return values.contains(nil) ? nil : values
    }
}

/// Goes down every reference before it puts down where it came from.
private struct Order {
    let targets: [[Int]]
    private(set) var found: [Int] = []
    private(set) var circles: [[Int]] = []
    private var done: Set<Int> = []
    private var path: [Int] = []

    init(targets: [[Int]]) { self.targets = targets }

    mutating func visit(_ place: Int) {
        guard !done.contains(place) else { return }
        if let start = path.firstIndex(of: place) {
            // A row that refers to itself is inserted as it is.
            if start < path.count - 1 { circles.append(Array(path[start...])) }
            return
        }
        path.append(place)
        for target in targets[place] { visit(target) }
        path.removeLast()
        done.insert(place)
        found.append(place)
    }
}
