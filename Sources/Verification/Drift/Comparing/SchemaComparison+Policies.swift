import Catalog
import SQL

extension SchemaComparison {
    mutating func comparePolicies(_ wanted: Schema.Table, _ found: Schema.Table) {
        let rules = ExpressionRules(strictness: strictness, table: wanted.name.name.name)
        compare(
            wanted.policies, found.policies, of: wanted.name, as: .policy(of: wanted.name),
            butForName: { expected, live in
                expected.structuralDifferences(from: live).isEmpty
                    && rules.areSame(expected.using ?? "", live.using ?? "")
                    && rules.areSame(expected.withCheck ?? "", live.withCheck ?? "")
            },
            aspects: { comparison, expected, live in
                let structural = expected.structuralDifferences(from: live)
                let using = comparison.areSame(expected.using, live.using, of: wanted.name)
                let check = comparison.areSame(expected.withCheck, live.withCheck, of: wanted.name)
                let names =
                    structural + (using == .same ? [] : ["USING"]) + (check == .same ? [] : ["WITH CHECK"])
                return (names, !structural.isEmpty || using == .different || check == .different)
            })
    }
}

extension PartKind where Part == Schema.Policy {
    static func policy(of table: QualifiedName) -> PartKind {
        PartKind(
            kind: .policy, name: \.name, definition: { $0.creation(on: table) },
            addition: { $0.creation(on: table) },
            removal: { "DROP POLICY \(Identifier($0.name).quoted) ON \(table.quoted)" },
            renaming: {
                "ALTER POLICY \(Identifier($0.name).quoted) ON \(table.quoted) RENAME TO \(Identifier($1.name).quoted)"
            },
            harmWhenMissing: { $0.isPermissive ? .brokenQueries : .exposure },
            harmWhenExtra: { $0.isPermissive ? .exposure : .brokenQueries },
            harmWhenChanged: { $1.isSurelyNarrower(than: $0, in: $2) ? .brokenQueries : .exposure })
    }
}

extension Schema.Policy {
    fileprivate func structuralDifferences(from other: Schema.Policy) -> [String] {
        [
            isPermissive == other.isPermissive ? nil : "AS", command == other.command ? nil : "FOR",
            isForSameRoles(as: other) ? nil : "TO",
        ].compactMap(\.self)
    }

    /// Whether it lets through less than the expected one, as far as that can be told; what cannot be may be an opening.
    fileprivate func isSurelyNarrower(than expected: Schema.Policy, in aspects: [String]) -> Bool {
        aspects.allSatisfy { aspect in
            switch aspect {
            case "AS": expected.isPermissive
            case "FOR": expected.command == .all
            case "TO": expected.roles == ["public"] || Set(roles).isStrictSubset(of: expected.roles)
            case "USING": expected.using?.lowercased() == "true"
            default: expected.withCheck?.lowercased() == "true"
            }
        }
    }

    /// The server keeps who `current_user` was, so each such word may be any one role, but never everybody.
    private func isForSameRoles(as other: Schema.Policy) -> Bool {
        if Set(roles) == Set(other.roles) { return true }
        let words = roles.filter { Self.words.contains($0.lowercased()) }
        let names = Set(roles).subtracting(words)
        let unnamed = Set(other.roles).subtracting(names)
        return names.isSubset(of: other.roles) && !unnamed.contains("public") && unnamed.count <= words.count
    }

    private static let words: Set = ["current_user", "current_role", "session_user"]
}
