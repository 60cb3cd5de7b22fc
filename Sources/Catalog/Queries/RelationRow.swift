import Postgres
import SQL

extension Relation {
    /// Reads the row of ``RelationSummary``.
    init(_ result: RowSet, row: Int) {
        let oid = result.oid(row, 0) ?? Oid(0)
        let schema = result.text(row, 1)
        let name = QualifiedName(schema, result.text(row, 2))
        let kind = Kind(letter: result.text(row, 3).utf8.first ?? 0)
        let rows = result.int64(row, 5)
        var traits: Traits = []
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
    init(letter: UInt8) {
        switch letter {
        case UInt8(ascii: "p"): self = .partitionedTable
        case UInt8(ascii: "v"): self = .view
        case UInt8(ascii: "m"): self = .materializedView
        case UInt8(ascii: "f"): self = .foreignTable
        default: self = .table
        }
    }
}
