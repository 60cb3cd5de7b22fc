import Catalog
import SQL

extension SchemaComparison {
    /// Compares what is known by its text alone; what belongs to a table that only one side has is told with the table.
    mutating func compareDefinitions() {
        guard let wanted = expected.definitions, let found = live.definitions else { return }
        let both = Set(expected.relationNames).intersection(live.relationNames)
        func isCompared(_ definition: Schema.Definition) -> Bool {
            definition.table.map(both.contains) ?? true
        }
        let stated = Set(wanted.filter { $0.kind == .privileges }.compactMap(\.table))
        let pairing = Pairing(
            wanted.filter(isCompared),
            found.filter { definition in
                isCompared(definition)
                    && (definition.kind != .privileges || !expected.hasOnlyStatedPrivileges
                        || definition.table.map(stated.contains) ?? true)
            }, by: \.identity
        ) { _, _ in false }
        for definition in pairing.missing {
            report(
                definition.subject, .missing, expected: definition.creation, definition.harmWhenMissing,
                database: [definition.creation], expectation: [definition.removal])
        }
        for definition in pairing.extra {
            report(
                definition.subject, .extra, live: definition.creation, definition.harmWhenExtra,
                database: [definition.removal], expectation: [definition.creation])
        }
        for (one, other) in pairing.pairs where one.text != other.text { compare(one, other) }
    }

    private mutating func compare(_ wanted: Schema.Definition, _ found: Schema.Definition) {
        let isReplaceable = wanted.kind == .function
        report(
            wanted.subject, .changed(["definition"]), expected: wanted.creation, live: found.creation,
            wanted.harm(against: found),
            database: (isReplaceable ? [] : [found.removal]) + [wanted.creation],
            expectation: (isReplaceable ? [] : [wanted.removal]) + [found.creation])
    }
}

extension Schema {
    fileprivate var relationNames: [QualifiedName] { tables.map(\.name) + views.map(\.name) }
}

extension Schema.Definition {
    fileprivate struct Identity: Hashable {
        let kind: Kind
        let table: QualifiedName?
        let name: QualifiedName
    }

    fileprivate var identity: Identity {
        // An extension is there once, in whatever schema.
        Identity(
            kind: kind, table: table, name: kind == .extension ? QualifiedName("", name.name.name) : name)
    }

    fileprivate var subject: Difference.Subject {
        switch kind {
        case .extension: .init(.extension, name.name.name)
        case .domain: .init(.domain, name)
        case .composite: .init(.compositeType, name)
        case .range: .init(.rangeType, name)
        case .function: .init(.function, name)
        case .exclusion: .init(.exclusion, name.name.name, in: table)
        case .trigger: .init(.trigger, name.name.name, in: table)
        case .rule: .init(.rule, name.name.name, in: table)
        case .privileges: .init(.privileges, name.name.name, in: table)
        }
    }

    fileprivate var harmWhenMissing: Difference.Harm {
        kind == .privileges ? .brokenQueries : subject.kind.harm
    }

    fileprivate var harmWhenExtra: Difference.Harm {
        switch kind {
        case .privileges: .exposure
        case .exclusion, .trigger, .rule: .brokenQueries
        case .extension, .domain, .composite, .range, .function: .cosmetic
        }
    }

    /// More privileges than expected open something; fewer only close it.
    fileprivate func harm(against live: Schema.Definition) -> Difference.Harm {
        guard kind == .privileges else { return subject.kind.harm }
        return live.privileges.isSubset(of: privileges) ? .brokenQueries : .exposure
    }

    /// The words between `GRANT` and `ON`.
    private var privileges: Set<String> {
        let list = text.dropFirst("GRANT ".count).split(separator: " ON ", maxSplits: 1).first ?? ""
        return Set(list.split(separator: ", ").map(String.init))
    }
}
