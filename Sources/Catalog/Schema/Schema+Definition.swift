package import SQL

extension Schema {
    /// Something of which it is enough to know the SQL that makes it.
    package struct Definition: Equatable, Sendable {
        package let kind: Kind
        /// The relation it belongs to.
        package let table: QualifiedName?
        /// In the schema of the relation where it belongs to one; for privileges, who has them.
        package let name: QualifiedName
        /// The statement that makes it, as PostgreSQL writes it; for a constraint what stands behind its name.
        package let text: String

        package init(_ kind: Kind, _ name: QualifiedName, of table: QualifiedName? = nil, _ text: String) {
            (self.kind, self.name, self.table, self.text) = (kind, name, table, text)
        }

        package enum Kind: String, CaseIterable, Sendable {
            case `extension`, domain, composite, range, function, exclusion, trigger, rule, privileges
        }
    }
}

extension Schema.Definition {
    package var creation: String {
        guard kind == .exclusion, let table else { return text }
        return "ALTER TABLE \(table.quoted) ADD CONSTRAINT \(name.name.quoted) \(text)"
    }

    package var removal: String {
        let table = table?.quoted ?? ""
        return switch kind {
        case .extension: "DROP EXTENSION \(name.name.quoted)"
        case .domain: "DROP DOMAIN \(name.quoted)"
        case .composite, .range: "DROP TYPE \(name.quoted)"
        // The name says which arguments it takes.
        case .function: "DROP ROUTINE \(name.schema.quoted).\(name.name.name)"
        case .exclusion: "ALTER TABLE \(table) DROP CONSTRAINT \(name.name.quoted)"
        case .trigger: "DROP TRIGGER \(name.name.quoted) ON \(table)"
        case .rule: "DROP RULE \(name.name.quoted) ON \(table)"
        case .privileges: "REVOKE ALL ON \(table) FROM \(name.name.name.asGrantee)"
        }
    }
}
