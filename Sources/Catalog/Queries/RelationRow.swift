import Postgres
import SQL

extension Relation {
    /// Reads the row of ``RelationSummary``.
    init(_ row: ResultRow<RelationSummary.Column>) {
        let schema = row.text(.schema)
        let kind = Kind(letter: row.letter(.kind) ?? 0)
        let rows = row.int64(.rows)
        var traits: Traits = []
        if schema.hasPrefix("pg_") || schema == "information_schema" { traits.insert(.system) }
        switch row.text(.persistence) {
        case "u": traits.insert(.unlogged)
        case "t": traits.insert(.temporary)
        default: break
        }
        if row.bool(.hasRowSecurity) == true { traits.insert(.rowSecurity) }
        if row.bool(.isPopulated) == false { traits.insert(.unpopulated) }
        if row.bool(.isReadable) == false { traits.insert(.unreadable) }
        if rows == nil, kind == .table || kind == .materializedView { traits.insert(.neverAnalysed) }
        let hasRows = kind != .view && kind != .foreignTable || (rows ?? 0) > 0
        self.init(
            oid: row.oid(.oid) ?? Oid(0), name: QualifiedName(schema, row.text(.name)), kind: kind,
            parent: row.oid(.parent), estimatedRows: hasRows ? rows : nil, comment: row[.comment],
            traits: traits)
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
