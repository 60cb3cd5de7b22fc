import Catalog
import Reports
import SQL
import Terminal

extension Relation.Kind {
    /// In the list, where there is little room.
    var shortWord: String {
        switch self {
        case .table: "table"
        case .partitionedTable: "partitioned"
        case .view: "view"
        case .materializedView: "matview"
        case .foreignTable: "foreign"
        }
    }
}

extension TableList {
    func badges(of relation: Relation) -> [Styled] {
        relation.badges(
            partitions: partitionCount(of: relation), isOutsideDrizzle: isOutsideDrizzle(relation))
    }
}

extension Relation {
    /// What the list says about it besides its name and size, the alarming first.
    fileprivate func badges(partitions: Int, isOutsideDrizzle: Bool) -> [Styled] {
        var badges: [Styled] = []
        if traits.contains(.withoutSchema) {
            badges.append(Styled("no privilege on schema \(name.schema.name)", .caution))
        } else if traits.contains(.unreadable) {
            badges.append(Styled("no privilege", .caution))
        }
        if traits.contains(.invalidIndex) { badges.append(Styled("invalid index", .danger)) }
        if traits.contains(.unvalidatedConstraint) { badges.append(Styled("NOT VALID", .caution)) }
        if traits.contains(.unpopulated) { badges.append(Styled("not populated", .caution)) }
        if traits.contains(.rowSecurity) { badges.append(Styled("row security", .info)) }
        if partitions > 0 { badges.append(Styled(Numbers.count(partitions, "partition"), .dim)) }
        if isOutsideDrizzle { badges.append(Styled("not in Drizzle", .dim)) }
        if traits.contains(.temporary) { badges.append(Styled("temporary", .dim)) }
        if traits.contains(.unlogged) { badges.append(Styled("unlogged", .dim)) }
        if traits.contains(.neverAnalysed) { badges.append(Styled("never analysed", .dim)) }
        return badges
    }
}
