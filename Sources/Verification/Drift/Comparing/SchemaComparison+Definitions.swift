import Catalog
import SQL

extension SchemaComparison {
    /// Compares what is known by its text alone; what belongs to a table that only one side has is told with the table.
    mutating func compareDefinitions() {
        guard let wanted = expected.definitions?.map(renaming.spelling.definition),
            let found = live.definitions?.map(renaming.definition)
        else {
            return
        }
        let there = Set(live.relationNames.map(renaming.name))
        let both = there.intersection(expected.relationNames)
        func isCompared(_ definition: Schema.Definition) -> Bool {
            definition.table.map(both.contains) ?? true
        }
        let stated = Set(wanted.map(\.right))
        let pairing = Pairing(
            wanted.filter(isCompared),
            found.filter { definition in
                isCompared(definition)
                    && (!definition.kind.isRight || !expected.hasOnlyStatedRights
                        || stated.contains(definition.right))
            }, by: \.identity
        ) { _, _ in false }
        for definition in pairing.missing {
            report(
                definition.subject, .missing, expected: definition.creation, definition.harmWhenMissing,
                database: definition.creations, expectation: [definition.removal])
        }
        for definition in pairing.extra {
            report(
                definition.subject, .extra, live: definition.creation, definition.harmWhenExtra,
                database: [definition.removal], expectation: definition.creations)
        }
        for (one, other) in pairing.pairs where one.text != other.text { compare(one, other) }
    }

    private mutating func compare(_ wanted: Schema.Definition, _ found: Schema.Definition) {
        let isReplaceable = [.function, .owner].contains(wanted.kind)
        report(
            wanted.subject, .changed([wanted.kind == .owner ? "owner" : "definition"]),
            expected: wanted.creation, live: found.creation,
            wanted.harm(against: found),
            database: (isReplaceable ? [] : [found.removal]) + wanted.creations,
            expectation: (isReplaceable ? [] : [wanted.removal]) + found.creations)
    }
}

extension Schema {
    /// What makes all that belongs to a table or view and is known by its text alone.
    func partCreations(of table: QualifiedName) -> [String] {
        (definitions ?? []).filter { $0.table == table }.flatMap(\.creations)
    }

    var relationNames: [QualifiedName] {
        tables.map(\.name) + views.map(\.name) + sequences.map(\.name)
    }
}

extension Schema.Definition {
    fileprivate struct Identity: Hashable {
        let kind: Kind
        let table: QualifiedName?
        let name: QualifiedName
    }

    fileprivate var identity: Identity {
        switch kind {
        // An extension is there once, in whatever schema.
        case .extension: Identity(kind: kind, table: nil, name: QualifiedName("", name.name.name))
        // Everything has one.
        case .owner: Identity(kind: kind, table: table, name: QualifiedName("", ""))
        case .domain, .composite, .range, .function, .exclusion, .trigger, .rule, .privileges:
            Identity(kind: kind, table: table, name: name)
        }
    }

    /// What the privileges or the owner are of.
    fileprivate struct Right: Hashable {
        let kind: Kind
        let table: QualifiedName?
        let schema: Identifier
    }

    fileprivate var right: Right { Right(kind: kind, table: table, schema: name.schema) }

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
        case .owner: .init(.owner, table?.name.name ?? "", in: table)
        case .privileges:
            table == nil
                ? .init(.privileges, "\(name.name.name) in schema \(name.schema.name)")
                : .init(.privileges, name.name.name, in: table)
        }
    }

    fileprivate var harmWhenMissing: Difference.Harm {
        kind == .privileges ? .brokenQueries : subject.kind.harm
    }

    fileprivate var harmWhenExtra: Difference.Harm {
        switch kind {
        case .privileges: .exposure
        case .exclusion, .trigger, .rule, .owner: .brokenQueries
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

extension Schema.Definition.Kind {
    /// Whether it says who may do something.
    fileprivate var isRight: Bool {
        switch self {
        case .owner, .privileges: true
        case .extension, .domain, .composite, .range, .function, .exclusion, .trigger, .rule: false
        }
    }
}
