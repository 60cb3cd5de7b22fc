import Catalog
import SQL

extension SchemaComparison {
    mutating func compareRoles() {
        let pairing = Pairing(expected.roles, live.roles, by: \.name) { _, _ in false }
        for role in pairing.missing {
            report(
                .init(.role, role.name), .missing, expected: role.creation, .brokenQueries,
                database: [role.creation], expectation: ["DROP ROLE \(Identifier(role.name).quoted)"])
        }
        for role in pairing.extra {
            report(
                .init(.role, role.name), .extra, live: role.creation, .cosmetic,
                database: ["DROP ROLE \(Identifier(role.name).quoted)"], expectation: [role.creation])
        }
        for (wanted, found) in pairing.pairs where wanted != found {
            report(
                .init(.role, wanted.name), .changed(["attributes"]), expected: wanted.creation,
                live: found.creation, .brokenQueries, database: [wanted.alteration],
                expectation: [found.alteration])
        }
    }

    mutating func compareSchemas() {
        // Every database has it, and no snapshot names it.
        let (wanted, found) = (expected.schemas, live.schemas)
        let pairing = Pairing(
            wanted.filter { $0 != "public" }, found.filter { $0 != "public" }, by: \.self
        ) { _, _ in false }
        for name in pairing.missing {
            let creation = "CREATE SCHEMA \(Identifier(name).quoted)"
            report(
                .init(.schema, name), .missing, expected: creation, .brokenQueries,
                database: [creation] + expected.partCreations(of: .init(schema: name)),
                expectation: ["DROP SCHEMA \(Identifier(name).quoted)"])
        }
        for name in pairing.extra {
            let creation = "CREATE SCHEMA \(Identifier(name).quoted)"
            report(
                .init(.schema, name), .extra, live: creation, .cosmetic,
                database: ["DROP SCHEMA \(Identifier(name).quoted)"],
                expectation: [creation] + live.partCreations(of: .init(schema: name)))
        }
    }

    mutating func compareEnums() {
        let pairing = Pairing(expected.enums, live.enums, by: \.name) { $0.values == $1.values }
        for type in pairing.missing {
            report(
                .init(.enumeration, type.name), .missing, expected: type.creation, .brokenQueries,
                database: [type.creation] + expected.partCreations(of: .init(.type, type.name)),
                expectation: ["DROP TYPE \(type.name.quoted)"])
        }
        for type in pairing.extra {
            report(
                .init(.enumeration, type.name), .extra, live: type.creation, .cosmetic,
                database: ["DROP TYPE \(type.name.quoted)"],
                expectation: [type.creation] + live.partCreations(of: .init(.type, type.name)))
        }
        for (wanted, found) in pairing.renamed {
            report(
                .init(.enumeration, wanted.name), .renamed(from: found.name.display),
                expected: wanted.creation,
                live: found.creation, .brokenQueries,
                database: Renaming.type(found.name, to: wanted.name),
                expectation: Renaming.type(wanted.name, to: found.name))
        }
        for (wanted, found) in pairing.pairs where wanted.values != found.values {
            let isOrder = Set(wanted.values) == Set(found.values)
            let lacks = !Set(wanted.values).isSubset(of: found.values)
            let object = Schema.Definition.Object(.type, wanted.name)
            let there = change(
                from: found, to: wanted, in: around, renaming, expected.partCreations(of: object))
            let back = change(
                from: wanted, to: found, in: expected, TableRenaming(), live.partCreations(of: object))
            report(
                .init(.enumeration, wanted.name), .changed([isOrder ? "order of the values" : "values"]),
                expected: wanted.creation, live: found.creation,
                isOrder || !lacks ? .cosmetic : .brokenQueries,
                database: there.statements, expectation: back.statements,
                moving: .init(there.moved, back.moved))
        }
    }

    private func change(
        from old: Schema.Enum, to new: Schema.Enum, in schema: Schema, _ renaming: TableRenaming,
        _ parts: [String]
    ) -> (statements: [String], moved: [Moved]) {
        if let additions = EnumChange.additions(from: old, to: new) { return (additions, []) }
        let remake = TypeRemake(new.name, [new.creation] + parts, in: schema, renaming: renaming)
        return (remake.statements(removal: "DROP TYPE \(new.name.quoted)"), remake.moved)
    }

    mutating func compareSequences() {
        let pairing = Pairing(expected.sequences, live.sequences, by: \.name) { $0.counting == $1.counting }
        let ofLiveSerials = Set(live.tables.flatMap(\.serialOwners))
        for sequence in pairing.missing where !(sequence.owner.map(ofLiveSerials.contains) ?? false) {
            report(
                .init(.sequence, sequence.name), .missing, expected: sequence.creation, .brokenQueries,
                database: sequence.creations + expected.partCreations(of: sequence.name),
                expectation: ["DROP SEQUENCE \(sequence.name.quoted)"])
        }
        let ofSerials = Set(expected.tables.flatMap(\.serialOwners))
        // What a serial left behind when its default went is told with its column.
        for sequence in pairing.extra where !(sequence.owner.map(ofSerials.contains) ?? false) {
            report(
                .init(.sequence, sequence.name), .extra, live: sequence.creation, .cosmetic,
                database: ["DROP SEQUENCE \(sequence.name.quoted)"],
                expectation: sequence.creations + live.partCreations(of: sequence.name))
        }
        for (wanted, found) in pairing.renamed {
            report(
                .init(.sequence, wanted.name), .renamed(from: found.name.display), expected: wanted.creation,
                live: found.creation, .brokenQueries,
                database: Renaming.relation("SEQUENCE", found.name, to: wanted.name),
                expectation: Renaming.relation("SEQUENCE", wanted.name, to: found.name))
        }
        for (wanted, found) in pairing.pairs {
            let isSameType = wanted.type == nil || found.type == nil || wanted.type == found.type
            let counts = wanted.counting == found.counting && isSameType
            let isOwnedAlike =
                wanted.owner == nil || found.owner == nil || wanted.owner == found.owner.map(renaming.text)
            let aspects =
                (wanted.counting == found.counting ? [] : ["counting"]) + (isSameType ? [] : ["type"])
                + (isOwnedAlike ? [] : ["OWNED BY"])
            guard !aspects.isEmpty else { continue }
            func statements(_ sequence: Schema.Sequence) -> [String] {
                (counts ? [] : [sequence.alteration])
                    + (isOwnedAlike ? [] : [sequence.ownership].compactMap(\.self))
            }
            report(
                .init(.sequence, wanted.name), .changed(aspects),
                expected: wanted.creations.joined(separator: ";\n"),
                live: found.creations.joined(separator: ";\n"), .brokenQueries,
                database: statements(wanted), expectation: statements(found))
        }
    }
}

extension Schema.Table {
    /// The columns that are serials, as sequences name their owners.
    fileprivate var serialOwners: [String] {
        columns.filter { $0.value == .serial }.map { "\(name.quoted).\(Identifier($0.name).quoted)" }
    }
}

extension Schema.Sequence {
    /// With what it belongs to, where that is a column.
    fileprivate var creations: [String] {
        [creation] + (owner == "NONE" ? [] : [ownership].compactMap(\.self))
    }

    fileprivate var ownership: String? { owner.map { "ALTER SEQUENCE \(name.quoted) OWNED BY \($0)" } }
}
