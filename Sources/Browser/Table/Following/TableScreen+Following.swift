import Catalog
import Reports
import Rows
import SQL
import Terminal

// Foreign keys lead to other rows: from a cell to the row that it refers to, and from a row to those that refer to it.
extension TableScreen {
    /// How its rows hang together with others.
    var links: RowLinks {
        RowLinks(
            leaving: structure?.structure.foreignKeys ?? [], arriving: structure?.structure.referencedBy ?? []
        )
    }

    /// The foreign key of the selected column.
    private var foreignKey: ForeignKey? {
        guard let grid, let column = grid.column else { return nil }
        return links.key(of: grid.page.columns[column].name)
    }

    /// Whether the selected column leads somewhere.
    var isOnReference: Bool { foreignKey != nil }

    /// Whether the selected cell leads to a row.
    var leadsToRow: Bool {
        guard let grid, let key = foreignKey else { return false }
        return key.filter(ofRowReferredToBy: grid.row, of: grid.page) != nil
    }

    var followObstacle: String? {
        guard foreignKey != nil else { return "This column is no part of a foreign key." }
        return nil
    }

    func follow() -> [Request] {
        guard let grid, let key = foreignKey else { return [] }
        guard let filter = key.filter(ofRowReferredToBy: grid.row, of: grid.page) else {
            let columns = key.source.columns.map(\.name).listed
            return [.say(Notice("\(columns) is NULL here, so this row refers to none.", tone: .caution))]
        }
        return [.open(.referenced(key, filter, trail: ownTrail))]
    }

    var isReferredTo: Bool { structure?.structure.referencedBy.isEmpty == false }

    var referrersObstacle: String? {
        isReferredTo ? nil : "No foreign key refers to \(relation.name)."
    }

    func listReferrers() -> [Request] {
        guard let grid else { return [] }
        return [.open(.referrers(trail: ownTrail, links.references(to: grid.row, in: grid.page)))]
    }

    /// The way to the selected row, for the header.
    private var ownTrail: [String] {
        trail + (grid.map { [$0.page.source.trailName(of: $0.row, in: $0.page)] } ?? [])
    }
}

extension RowSource {
    /// A row as a step of the way: its table, and the beginning of its key.
    func trailName(of row: Int, in page: RowPage) -> String {
        let key = page.key(of: row)?.values.joined(separator: ", ")
        return relation.name.shortDescription + (key.map { " \($0.shortened)" } ?? "")
    }
}

extension String {
    /// Of a long key its beginning, by which people know it.
    fileprivate var shortened: String { count > 16 ? "\(prefix(8))…" : self }
}

extension QualifiedName {
    /// Without the schema that everybody has.
    var shortDescription: String { schema.name == "public" ? name.name : description }
}

extension Destination {
    /// The row that a foreign key leads to.
    static func referenced(_ key: ForeignKey, _ filter: Filter, trail: [String]) -> Destination {
        followed(key.target, filter, trail)
    }

    /// The rows that refer by a foreign key.
    static func referring(_ key: ForeignKey, _ filter: Filter, trail: [String]) -> Destination {
        followed(key.source, filter, trail)
    }

    private static func followed(_ end: ForeignKey.End, _ filter: Filter, _ trail: [String]) -> Destination {
        // What kind of table it is comes with its rows.
        let relation = Relation(oid: end.oid, name: end.table, kind: .table)
        return Destination { TableScreen(id: $0, relation: relation, filter: filter, trail: trail) }
    }
}
