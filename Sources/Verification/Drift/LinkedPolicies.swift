import Catalog
import SQL

// Drizzle 0.x can hang policies on tables that are not its own, such as `auth.users`. Such a table is expected to be as it
// is, and to have these policies; what else others hang on it is theirs.
extension Schema {
    /// With the tables that policies are linked to, as they are in the database, with the policies as expected.
    func expectingLinkedTables(of found: Schema) -> Schema {
        adding(linkedPolicies) { name, policies in
            var table = found.table(name) ?? Table(name)
            table.policies = policies
            return table
        }
    }

    /// With the tables that `expected` links policies to, with what there is of these policies.
    func keepingLinkedTables(of found: Schema, for expected: Schema) -> Schema {
        adding(expected.linkedPolicies) { name, policies in
            var table = found.table(name) ?? Table(name)
            let names = Set(policies.map(\.name))
            table.policies.removeAll { !names.contains($0.name) }
            return table
        }
    }

    private func adding(
        _ linked: [QualifiedName: [Policy]], _ table: (QualifiedName, [Policy]) -> Table
    ) -> Schema {
        var result = self
        result.tables.removeAll { linked[$0.name] != nil }
        result.tables += linked.sorted { $0.key.description < $1.key.description }.map(table)
        return result
    }

    private func table(_ name: QualifiedName) -> Table? { tables.first { $0.name == name } }
}
