import Postgres
import SQL

extension Relation {
    /// Reads one row of ``RelationList`` or ``RelationSummary``, which have the same columns.
    init(_ result: RowSet, row: Int, warnings: [Oid: Traits] = [:]) {
        let oid = result.oid(row, 0) ?? Oid(0)
        let schema = result.text(row, 1)
        let name = QualifiedName(schema, result.text(row, 2))
        let kind = Kind(code: result.text(row, 3))
        let rows = result.int64(row, 5)
        var traits = warnings[oid, default: []]
        if schema.hasPrefix("pg_") || schema == "information_schema" { traits.insert(.system) }
        switch result.text(row, 7) {
        case "u": traits.insert(.unlogged)
        case "t": traits.insert(.temporary)
        default: break
        }
        if result.bool(row, 8) == true { traits.insert(.rowSecurity) }
        if result.bool(row, 9) == false { traits.insert(.unpopulated) }
        if result.bool(row, 10) == false { traits.insert(.unreadable) }
        if rows == nil, kind == .table || kind == .materializedView { traits.insert(.neverAnalysed) }
        let hasRows = kind != .view && kind != .foreignTable || (rows ?? 0) > 0
        self.init(
            oid: oid, name: name, kind: kind, parent: result.oid(row, 4), estimatedRows: hasRows ? rows : nil,
            comment: result[row, 6], traits: traits)
    }
}

extension Relation.Kind {
    /// Reads `pg_class.relkind`.
    init(code: String) {
        switch code {
        case "p": self = .partitionedTable
        case "v": self = .view
        case "m": self = .materializedView
        case "f": self = .foreignTable
        default: self = .table
        }
    }
}
