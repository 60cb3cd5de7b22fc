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

    /// The badges, and behind them the comment on one line.
    func notes(of relation: Relation) -> [Styled] {
        let badges = badges(of: relation)
        let separated = badges.enumerated().flatMap { $0 == 0 ? [$1] : [Styled(", ", .dim), $1] }
        guard let comment = relation.comment?.split(whereSeparator: \.isNewline).joined(separator: " "),
            !comment.isEmpty
        else { return separated }
        return separated + [Styled((badges.isEmpty ? "" : "  ") + comment, .dim)]
    }

    /// The notes of a relation in full where the list has no room for them; none where it has.
    func footnote(of relation: Relation, width: Int, in glyphs: Glyphs) -> [Styled] {
        let notes = notes(of: relation)
        let room = TableListColumns(self, width: width).note?.columns ?? 0
        guard notes.columns(in: glyphs) > room else { return [] }
        return Styled(notes.map(\.text).joined(), .dim).wrapped(to: width - 2, in: glyphs)
    }

    /// Whether it may have more notes than one short badge, for which there always is room.
    func hasMuchToSay(of relation: Relation) -> Bool {
        let count = relation.traits.rawValue.nonzeroBitCount + (partitionCount(of: relation) > 0 ? 1 : 0)
        return relation.comment != nil || relation.traits.contains(.withoutSchema)
            || count + (drizzleNames == nil ? 0 : 1) > 1
    }

    /// Whether the notes of some line are longer than the room for them.
    func hasLongNotes(width: Int) -> Bool {
        noteWidth > TableListColumns(self, width: width).note?.columns ?? 0
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
