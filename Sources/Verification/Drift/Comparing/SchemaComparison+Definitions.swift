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
        let there = Set(live.grantedNames.map(renaming.name))
        let both = there.intersection(expected.grantedNames)
        let objects = live.ownedObjects.intersection(expected.ownedObjects)
        func isCompared(_ definition: Schema.Definition) -> Bool {
            definition.table.map(both.contains) ?? definition.object.map(objects.contains) ?? true
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
        // Everything has an owner; where one side does not say who, that is no difference.
        for definition in pairing.missing where definition.kind != .owner {
            report(
                definition.subject, .missing, expected: definition.creation, definition.harmWhenMissing,
                database: definition.creations + expected.partCreations(of: definition),
                expectation: [definition.removal])
        }
        for definition in pairing.extra where definition.kind != .owner {
            report(
                definition.subject, .extra, live: definition.creation, definition.harmWhenExtra,
                database: [definition.removal],
                expectation: definition.creations + live.partCreations(of: definition))
        }
        for (one, other) in pairing.pairs where one.text != other.text { compare(one, other) }
    }

    private mutating func compare(_ wanted: Schema.Definition, _ found: Schema.Definition) {
        let there = wanted.replacing(found, expected.partCreations(of: wanted), in: around, renaming)
        let back = found.replacing(wanted, live.partCreations(of: found), in: expected, TableRenaming())
        report(
            wanted.subject, .changed([wanted.kind == .owner ? "owner" : "definition"]),
            expected: wanted.creation, live: found.creation, wanted.harm(against: found),
            database: there.statements, expectation: back.statements, moving: .init(there.moved, back.moved))
    }
}

extension Schema {
    /// What makes all that belongs to a table or view and is known by its text alone.
    func partCreations(of table: QualifiedName) -> [String] {
        (definitions ?? []).filter { $0.table == table }.flatMap(\.creations)
    }

    /// The same of a schema, a function or a type.
    func partCreations(of object: Definition.Object) -> [String] {
        (definitions ?? []).filter { $0.object == object }.flatMap(\.creations)
    }

    fileprivate func partCreations(of definition: Definition) -> [String] {
        definition.ownObject.map { partCreations(of: $0) } ?? []
    }

    var relationNames: [QualifiedName] {
        tables.map(\.name) + views.map(\.name) + sequences.map(\.name)
    }

    /// The same with the sequences of serials, for which there may be privileges too.
    var grantedNames: [QualifiedName] {
        relationNames + tables.flatMap { $0.columns.compactMap(\.sequence?.name) }
    }

    /// What is no relation and has an owner and privileges.
    fileprivate var ownedObjects: Set<Definition.Object> {
        let types = enums.map { Definition.Object(.type, $0.name) }
        return Set(schemas.map { Definition.Object(schema: $0) } + types)
            .union((definitions ?? []).compactMap(\.ownObject))
    }
}
