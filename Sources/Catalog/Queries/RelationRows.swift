import Postgres
import SQL

/// Joins what ``RelationList`` read from single catalogs.
struct RelationRows {
    private let result: RowSet
    private let includesSystem: Bool
    private var version = 0
    private var schemas: [Oid: String] = [:]
    private var parents: [Oid: Oid] = [:]
    private var comments: [Oid: String] = [:]
    private var traits: [Oid: Relation.Traits] = [:]

    init(_ relations: RowSet, includesSystem: Bool) {
        (result, self.includesSystem) = (relations, includesSystem)
    }

    mutating func readVersion(_ result: RowSet) { version = result.int(0, 0) ?? 0 }

    mutating func readSchemas(_ result: RowSet) {
        for row in result.rows {
            let name = result.text(row, 1)
            if !includesSystem, Self.isSystem(name) { continue }
            schemas[oid(result, row)] = name
        }
    }

    mutating func readParents(_ result: RowSet) {
        for row in result.rows { parents[oid(result, row)] = result.oid(row, 1) }
        guard !parents.isEmpty else { return }
        // A table may also inherit without being a partition; the parent is then no partitioned table.
        let partitioned = Set(
            self.result.rows.filter { kind($0) == .partitionedTable }.map { oid(self.result, $0) })
        parents = parents.filter { partitioned.contains($0.value) }
    }

    mutating func readComments(_ result: RowSet) {
        for row in result.rows { comments[oid(result, row)] = result[row, 1] }
    }

    mutating func readWarnings(_ result: RowSet) {
        for row in result.rows {
            let isIndex = result.text(row, 1) == "index"
            traits[oid(result, row), default: []].insert(isIndex ? .invalidIndex : .unvalidatedConstraint)
        }
    }

    mutating func readUnreadable(_ result: RowSet) {
        for row in result.rows { traits[oid(result, row), default: []].insert(.unreadable) }
    }

    /// By schema and name.
    func relations() -> [Relation] {
        let names = schemas.values.sorted()
        let ranks = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
        var bySchema = [[(name: String, row: Int)]](repeating: [], count: names.count)
        for row in result.rows {
            guard let schema = schemas[oid(result, row, 1)], let rank = ranks[schema] else { continue }
            bySchema[rank].append((result.text(row, 2), row))
        }
        return zip(names, bySchema).flatMap { schema, members in
            members.sorted { $0.name < $1.name }.map { relation(QualifiedName(schema, $0.name), $0.row) }
        }
    }

    private func relation(_ name: QualifiedName, _ row: Int) -> Relation {
        let (oid, kind, rows) = (oid(result, row), kind(row), estimatedRows(row))
        var traits = traits[oid, default: []]
        if includesSystem, Self.isSystem(name.schema.name) { traits.insert(.system) }
        switch letter(row, 4) {
        case UInt8(ascii: "u"): traits.insert(.unlogged)
        case UInt8(ascii: "t"): traits.insert(.temporary)
        default: break
        }
        if result.bool(row, 5) == true { traits.insert(.rowSecurity) }
        if result.bool(row, 6) == false { traits.insert(.unpopulated) }
        if rows == nil, kind == .table || kind == .materializedView { traits.insert(.neverAnalysed) }
        let hasRows = kind != .view && kind != .foreignTable || (rows ?? 0) > 0
        return Relation(
            oid: oid, name: name, kind: kind, parent: parents[oid], estimatedRows: hasRows ? rows : nil,
            comment: comments[oid], traits: traits)
    }

    /// Servers before 14 say 0 where nothing was counted yet.
    private func estimatedRows(_ row: Int) -> Int64? {
        guard
            let rows = result.int64(row, 8) ?? result.double(row, 8).flatMap({ Int64(exactly: $0.rounded()) })
        else { return nil }
        let isCounted = rows > 0 || rows == 0 && (version >= 140_000 || result.int(row, 7) != 0)
        return isCounted ? rows : nil
    }

    private func kind(_ row: Int) -> Relation.Kind { Relation.Kind(letter: letter(row, 3) ?? 0) }

    private func letter(_ row: Int, _ column: Int) -> UInt8? {
        result.withCell(row, column) { $0.first } ?? nil
    }

    private func oid(_ result: RowSet, _ row: Int, _ column: Int = 0) -> Oid {
        result.oid(row, column) ?? Oid(0)
    }

    private static func isSystem(_ schema: String) -> Bool {
        schema.hasPrefix("pg_") || schema == "information_schema"
    }
}
