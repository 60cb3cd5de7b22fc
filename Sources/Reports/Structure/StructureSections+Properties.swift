import Catalog
import SQL
import Terminal

// What else `\d+` tells of a relation: what its types are made of, its properties, the query of a view.
extension StructureSections {
    /// What the types of the columns are, where people have made them: each once, in the order of the columns.
    var types: [Document.Section] {
        var seen: Set<String> = []
        let rows = structure.columns.compactMap { column -> [Styled]? in
            let type = column.type
            // An array is made of what its elements are.
            let name = type.name.replacing("[]", with: "")
            guard let composition = type.composition, seen.insert(name).inserted else { return nil }
            return [Styled(name, .enumeration), Styled(type.labelled(composition), .sqlString)]
        }
        return group("Types", rows, minimum: 8)
    }

    /// Who owns it and how it is kept, as far as that is unusual.
    var properties: [Document.Section] {
        let named: [(String, String?)] = [
            ("owner", structure.owner.name), ("of type", details.composite), ("kept", persistence),
            ("contents", isPopulated ? nil : "not populated: REFRESH MATERIALIZED VIEW fills it"),
            ("options", details.options.isEmpty ? nil : details.options.joined(separator: ", ")),
            ("access method", details.accessMethod?.name), ("tablespace", details.tablespace?.name),
            ("server", details.server?.name), ("server options", details.serverOptions),
            ("replica identity", replicaIdentity), ("clustered on", index(.clustered)),
        ]
        let rows = named.compactMap { name, value -> [Styled]? in
            guard let value, !value.isEmpty else { return nil }
            return [Styled(name, .dim), Styled(value)]
        }
        return group("Properties", rows, minimum: 8)
    }

    /// The query of a view.
    var query: [Document.Section] {
        guard let query = structure.viewDefinition else { return [] }
        return [
            .heading("Query", note: ""), .lines(SQLColours.lines(of: query)),
        ]
    }

    /// Statements of one kind below a heading.
    func statements(_ kind: Structure.Extra.Kind, _ title: String) -> [Document.Section] {
        let found = details.extras.filter { $0.kind == kind }.map(\.statement)
        guard !found.isEmpty else { return [] }
        let lines = found.flatMap { SQLColours.lines(of: $0) }
        return [.heading(title, note: ""), .lines(lines.map { [Styled("  ")] + $0 })]
    }

    private var details: Structure.Details { structure.details }
    private var traits: Relation.Traits { structure.relation.traits }
    private var isPopulated: Bool { !traits.contains(.unpopulated) }

    private var persistence: String? {
        if traits.contains(.unlogged) { return "unlogged: emptied after a crash" }
        return traits.contains(.temporary) ? "temporary: gone with its session" : nil
    }

    private var replicaIdentity: String? {
        switch details.replicaIdentity {
        case .primaryKey: nil
        case .full: "full"
        case .nothing: "nothing"
        case .index: index(.replicaIdentity).map { "index \($0)" }
        }
    }

    private func index(_ trait: Index.Traits) -> String? {
        structure.indexes.first { $0.traits.contains(trait) }?.name.name
    }
}

extension ColumnType {
    /// With the labels of the enum that a domain is made of.
    fileprivate func labelled(_ composition: String) -> String {
        guard composition.hasPrefix("domain"), !labels.isEmpty else { return composition }
        return "\(composition), enum (\(labels.map { SQL.literal($0) }.joined(separator: ", ")))"
    }
}
