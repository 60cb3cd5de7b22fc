package import SQL

extension Schema {
    /// Something of which it is enough to know the SQL that makes it.
    package struct Definition: Equatable, Sendable {
        package let kind: Kind
        /// The relation it belongs to.
        package let table: QualifiedName?
        /// In the schema of the relation where it belongs to one; for an owner and privileges, who it is or has them.
        package let name: QualifiedName
        /// The statement that makes it, as PostgreSQL writes it; for a constraint what stands behind its name.
        package let text: String

        package init(_ kind: Kind, _ name: QualifiedName, of table: QualifiedName? = nil, _ text: String) {
            (self.kind, self.name, self.table, self.text) = (kind, name, table, text)
        }

        package enum Kind: String, CaseIterable, Sendable {
            case `extension`, domain, composite, range, function, exclusion, trigger, rule, owner, privileges
        }
    }
}

extension Schema.Definition {
    package var creation: String {
        guard kind == .exclusion, let table else { return text }
        return "ALTER TABLE \(table.quoted) ADD CONSTRAINT \(name.name.quoted) \(text)"
    }

    /// The same as statements that can be run one by one.
    package var creations: [String] {
        guard kind == .trigger, let table,
            let (words, mode) = Self.triggerModes.first(where: { text.hasSuffix($0.words) })
        else { return [creation] }
        return [
            String(text.dropLast(words.count)),
            "ALTER TABLE \(table.quoted) \(mode) TRIGGER \(name.name.quoted)",
        ]
    }

    /// What stands behind a trigger that is not enabled as usual, and what makes it so.
    private static let triggerModes = [
        (words: " -- disabled", mode: "DISABLE"), (words: " -- enabled always", mode: "ENABLE ALWAYS"),
        (words: " -- enabled on replicas", mode: "ENABLE REPLICA"),
    ]

    package var removal: String {
        let table = table?.quoted ?? ""
        return switch kind {
        case .owner: "-- Whose it was before, nothing says: \(text)"
        case .extension: "DROP EXTENSION \(name.name.quoted)"
        case .domain: "DROP DOMAIN \(name.quoted)"
        case .composite, .range: "DROP TYPE \(name.quoted)"
        // The name says which arguments it takes.
        case .function: "DROP ROUTINE \(name.schema.quoted).\(name.name.name)"
        case .exclusion: "ALTER TABLE \(table) DROP CONSTRAINT \(name.name.quoted)"
        case .trigger: "DROP TRIGGER \(name.name.quoted) ON \(table)"
        case .rule: "DROP RULE \(name.name.quoted) ON \(table)"
        case .privileges: revocation
        }
    }

    /// The grant the other way round; a name with ` TO ` in it stands in front of the last one, or is who has it.
    private var revocation: String {
        let sides = text.dropFirst("GRANT ".count).split(separator: " TO ", omittingEmptySubsequences: false)
        return "REVOKE \(sides.dropLast().joined(separator: " TO ")) FROM \(sides.last ?? "")"
    }
}
