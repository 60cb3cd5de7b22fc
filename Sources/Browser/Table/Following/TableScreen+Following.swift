import Catalog
import Reports
import Rows
import SQL
import Terminal

// Foreign keys lead to other rows: from a cell to the row that it refers to, and from a row to those that refer to it.
extension TableScreen {
    /// The foreign key of the selected column, the one over the fewest columns where there are several.
    private var foreignKey: ForeignKey? {
        guard let grid, let column = grid.column else { return nil }
        let name = grid.page.columns[column].name
        let keys = structure?.structure.foreignKeys.filter { $0.source.columns.contains(name) } ?? []
        return keys.min { $0.source.columns.count < $1.source.columns.count }
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
        let references = (structure?.structure.referencedBy ?? []).map {
            ReferrersRequest.Reference(key: $0, filter: $0.filter(ofRowsReferringTo: grid.row, of: grid.page))
        }
        return [.open(.referrers(trail: ownTrail, references))]
    }

    /// The way to the selected row, for the header.
    private var ownTrail: [String] {
        let key = grid.flatMap { $0.page.key(of: $0.row) }?.values.joined(separator: ", ")
        return trail + [relation.name.shortDescription + (key.map { " \($0.shortened)" } ?? "")]
    }
}

extension String {
    /// Of a long key its beginning, by which people know it.
    fileprivate var shortened: String { count > 16 ? "\(prefix(8))…" : self }
}

extension QualifiedName {
    /// Without the schema that everybody has.
    fileprivate var shortDescription: String { schema.name == "public" ? name.name : description }
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
