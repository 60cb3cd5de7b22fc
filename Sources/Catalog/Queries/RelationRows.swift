import Postgres
import SQL

/// Joins what ``RelationList`` read from single catalogs.
struct RelationRows {
    /// The columns of the relations; every other result has the number of an object and one column more.
    fileprivate enum Column: Int, ResultColumns {
        case oid, schema, name, kind, persistence, hasRowSecurity, isPopulated, pages, rows
    }

    private enum VersionColumn: Int, ResultColumns { case serverVersionNum }
    private enum SchemaColumn: Int, ResultColumns { case oid, name }
    private enum ParentColumn: Int, ResultColumns { case oid, parent }
    private enum CommentColumn: Int, ResultColumns { case oid, comment }
    private enum WarningColumn: Int, ResultColumns { case oid, warning }
    private enum UnreadableColumn: Int, ResultColumns { case oid }

    private let rows: ResultRows<Column>
    private let includesSystem: Bool
    private var version = 0
    private var schemas: [Oid: String] = [:]
    private var parents: [Oid: Oid] = [:]
    private var comments: [Oid: String] = [:]
    private var closedSchemas: Set<Oid> = []
    private var traits: [Oid: Relation.Traits] = [:]

    init(_ relations: RowSet, includesSystem: Bool) {
        (rows, self.includesSystem) = (ResultRows(relations), includesSystem)
    }

    mutating func readVersion(_ result: RowSet) {
        version = ResultRows<VersionColumn>(result).first?.int(.serverVersionNum) ?? 0
    }

    mutating func readSchemas(_ result: RowSet) {
        for row in ResultRows<SchemaColumn>(result) {
            let name = row.text(.name)
            if !includesSystem, Self.isSystem(name) { continue }
            schemas[row.oid(.oid) ?? Oid(0)] = name
        }
    }

    mutating func readParents(_ result: RowSet) {
        for row in ResultRows<ParentColumn>(result) {
            parents[row.oid(.oid) ?? Oid(0)] = row.oid(.parent)
        }
        guard !parents.isEmpty else { return }
        // A table may also inherit without being a partition; the parent is then no partitioned table.
        let partitioned = Set(rows.lazy.filter { $0.kind == .partitionedTable }.map(\.oid))
        parents = parents.filter { partitioned.contains($0.value) }
    }

    mutating func readComments(_ result: RowSet) {
        for row in ResultRows<CommentColumn>(result) { comments[row.oid(.oid) ?? Oid(0)] = row[.comment] }
    }

    mutating func readWarnings(_ result: RowSet) {
        for row in ResultRows<WarningColumn>(result) {
            let isIndex = row.text(.warning) == "index"
            traits[row.oid(.oid) ?? Oid(0), default: []].insert(
                isIndex ? .invalidIndex : .unvalidatedConstraint)
        }
    }

    mutating func readUnreadable(_ result: RowSet) {
        for row in ResultRows<UnreadableColumn>(result) {
            traits[row.oid(.oid) ?? Oid(0), default: []].insert(.unreadable)
        }
    }

    mutating func readClosedSchemas(_ result: RowSet) {
        closedSchemas = Set(ResultRows<UnreadableColumn>(result).map { $0.oid(.oid) ?? Oid(0) })
    }

    /// By schema and name.
    func relations() -> [Relation] {
        let names = schemas.values.sorted()
        let ranks = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
        var bySchema = [[(name: String, row: Int)]](repeating: [], count: names.count)
        for (number, row) in rows.enumerated() {
            guard let schema = schemas[row.oid(.schema) ?? Oid(0)], let rank = ranks[schema] else { continue }
            bySchema[rank].append((row.text(.name), number))
        }
        return zip(names, bySchema).flatMap { schema, members in
            members.sorted { $0.name < $1.name }.map {
                relation(QualifiedName(schema, $0.name), rows[$0.row])
            }
        }
    }

    private func relation(_ name: QualifiedName, _ row: ResultRow<Column>) -> Relation {
        let (oid, kind, rows) = (row.oid, row.kind, estimatedRows(row))
        var traits = traits[oid, default: []]
        if includesSystem, Self.isSystem(name.schema.name) { traits.insert(.system) }
        switch row.letter(.persistence) {
        case UInt8(ascii: "u"): traits.insert(.unlogged)
        case UInt8(ascii: "t"): traits.insert(.temporary)
        default: break
        }
        if row.bool(.hasRowSecurity) == true { traits.insert(.rowSecurity) }
        if closedSchemas.contains(row.oid(.schema) ?? Oid(0)) { traits.insert(.withoutSchema) }
        if row.bool(.isPopulated) == false { traits.insert(.unpopulated) }
        if rows == nil, kind == .table || kind == .materializedView { traits.insert(.neverAnalysed) }
        let hasRows = kind != .view && kind != .foreignTable || (rows ?? 0) > 0
        return Relation(
            oid: oid, name: name, kind: kind, parent: parents[oid], estimatedRows: hasRows ? rows : nil,
            comment: comments[oid], traits: traits)
    }

    /// Servers before 14 say 0 where nothing was counted yet.
    private func estimatedRows(_ row: ResultRow<Column>) -> Int64? {
        guard let rows = row.int64(.rows) ?? row.double(.rows).flatMap({ Int64(exactly: $0.rounded()) })
        else { return nil }
        let isCounted = rows > 0 || rows == 0 && (version >= 140_000 || row.int(.pages) != 0)
        return isCounted ? rows : nil
    }

    private static func isSystem(_ schema: String) -> Bool {
        schema.hasPrefix("pg_") || schema == "information_schema"
    }
}

extension ResultRow<RelationRows.Column> {
    fileprivate var oid: Oid { oid(.oid) ?? Oid(0) }
    fileprivate var kind: Relation.Kind { Relation.Kind(letter: letter(.kind) ?? 0) }
}
