import Catalog
import Drizzle
import SQL

// Drizzle 0.x can hang policies on tables that are not its own, such as `auth.users`. Such a table is expected to be as it
// is, and to have these policies; what else others hang on it is theirs.
extension DatabaseSchema {
    /// With the tables that policies are linked to, as they are in the database, with the policies as expected.
    func expectingLinkedTables(of found: DatabaseSchema) -> DatabaseSchema {
        adding(linkedPolicies) { name, policies in
            var table = found.table(name) ?? Table(name)
            table.policies = policies
            return table
        }
    }

    /// With the tables that `expected` links policies to, with what there is of these policies.
    func keepingLinkedTables(of found: DatabaseSchema, for expected: DatabaseSchema) -> DatabaseSchema {
        adding(expected.linkedPolicies) { name, policies in
            var table = found.table(name) ?? Table(name)
            let names = Set(policies.map(\.name))
            table.policies.removeAll { !names.contains($0.name) }
            return table
        }
    }

    private func adding(
        _ linked: [QualifiedName: [Policy]], _ table: (QualifiedName, [Policy]) -> Table
    ) -> DatabaseSchema {
        var result = self
        result.tables.removeAll { linked[$0.name] != nil }
        result.tables += linked.sorted { $0.key.description < $1.key.description }.map(table)
        return result
    }

    private func table(_ name: QualifiedName) -> Table? { tables.first { $0.name == name } }

    /// Takes a policy that a snapshot keeps apart from its tables.
    mutating func link(_ policy: Policy, to name: QualifiedName) {
        guard let place = tables.firstIndex(where: { $0.name == name }) else {
            return linkedPolicies[name, default: []].append(policy)
        }
        guard !tables[place].policies.contains(where: { $0.name == policy.name }) else { return }
        tables[place].policies.append(policy)
    }
}

extension SnapshotSchema.Policy {
    /// The table of a linked policy, from a text such as `"auth"."users"`.
    var linkedTable: QualifiedName? {
        let words = on.map { ShadowClosure.words($0) } ?? []
        return switch words.count {
        case 1: QualifiedName("public", words[0])
        case 2: QualifiedName(words[0], words[1])
        default: nil
        }
    }
}
