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
                .init(.schema, name), .missing, expected: creation, .brokenQueries, database: [creation],
                expectation: ["DROP SCHEMA \(Identifier(name).quoted)"])
        }
        for name in pairing.extra {
            let creation = "CREATE SCHEMA \(Identifier(name).quoted)"
            report(
                .init(.schema, name), .extra, live: creation, .cosmetic,
                database: ["DROP SCHEMA \(Identifier(name).quoted)"], expectation: [creation])
        }
    }

    mutating func compareEnums() {
        let pairing = Pairing(expected.enums, live.enums, by: \.name) { $0.values == $1.values }
        for type in pairing.missing {
            report(
                .init(.enumeration, type.name), .missing, expected: type.creation, .brokenQueries,
                database: [type.creation], expectation: ["DROP TYPE \(type.name.quoted)"])
        }
        for type in pairing.extra {
            report(
                .init(.enumeration, type.name), .extra, live: type.creation, .cosmetic,
                database: ["DROP TYPE \(type.name.quoted)"], expectation: [type.creation])
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
            report(
                .init(.enumeration, wanted.name), .changed([isOrder ? "order of the values" : "values"]),
                expected: wanted.creation, live: found.creation,
                isOrder || !lacks ? .cosmetic : .brokenQueries,
                database: EnumChange.statements(from: found, to: wanted),
                expectation: EnumChange.statements(from: wanted, to: found))
        }
    }

    mutating func compareSequences() {
        let pairing = Pairing(expected.sequences, live.sequences, by: \.name) { $0.counting == $1.counting }
        for sequence in pairing.missing {
            report(
                .init(.sequence, sequence.name), .missing, expected: sequence.creation, .brokenQueries,
                database: [sequence.creation], expectation: ["DROP SEQUENCE \(sequence.name.quoted)"])
        }
        for sequence in pairing.extra {
            report(
                .init(.sequence, sequence.name), .extra, live: sequence.creation, .cosmetic,
                database: ["DROP SEQUENCE \(sequence.name.quoted)"], expectation: [sequence.creation])
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
            let aspects =
                (wanted.counting == found.counting ? [] : ["counting"]) + (isSameType ? [] : ["type"])
            guard !aspects.isEmpty else { continue }
            report(
                .init(.sequence, wanted.name), .changed(aspects), expected: wanted.creation,
                live: found.creation, .brokenQueries,
                database: [wanted.alteration], expectation: [found.alteration])
        }
    }
}
