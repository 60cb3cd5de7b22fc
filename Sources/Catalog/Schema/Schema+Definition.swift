package import SQL

extension Schema {
    /// Something of which it is enough to know the SQL that makes it.
    package struct Definition: Equatable, Sendable {
        package let kind: Kind
        /// The relation it belongs to.
        package let table: QualifiedName?
        /// What else an owner or privileges are of.
        package let object: Object?
        /// In the schema of the relation where it belongs to one; for an owner and privileges, who it is or has them.
        package let name: QualifiedName
        /// The statement that makes it, as PostgreSQL writes it; for a constraint what stands behind its name.
        ///
        /// A second statement, where one is needed, stands on a line of its own behind a semicolon.
        package let text: String

        package init(
            _ kind: Kind, _ name: QualifiedName, of table: QualifiedName? = nil, object: Object? = nil,
            _ text: String
        ) {
            (self.kind, self.name, self.table, self.object, self.text) = (kind, name, table, object, text)
        }

        /// What is no relation and has an owner and privileges all the same.
        package struct Object: Hashable, Sendable {
            package let kind: Kind
            /// Of a schema both halves are its name.
            package let name: QualifiedName

            package init(_ kind: Kind, _ name: QualifiedName) { (self.kind, self.name) = (kind, name) }

            package enum Kind: String, CaseIterable, Sendable { case schema, function, type }
        }

        package enum Kind: String, CaseIterable, Sendable {
            case `extension`, domain, composite, range, function, exclusion, trigger, rule, statistics, owner,
                privileges, defaults
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
        switch kind {
        case .privileges, .defaults, .statistics: statements
        case .trigger, .rule: modedCreations
        case .extension, .domain, .composite, .range, .function, .exclusion, .owner: [creation]
        }
    }

    /// The statements of a text that may have two.
    package var statements: [String] { text.parts(between: Self.separator) }

    private static let separator = ";\n"

    private var modedCreations: [String] {
        guard let table, let (words, mode) = Self.modes.first(where: { text.hasSuffix($0.words) }) else {
            return [creation]
        }
        return [
            String(text.dropLast(words.count)),
            "ALTER TABLE \(table.quoted) \(mode) \(kind.rawValue.uppercased()) \(name.name.quoted)",
        ]
    }

    /// What stands behind a trigger or a rule that is not enabled as usual, and what makes it so.
    private static let modes = [
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
        case .statistics: "DROP STATISTICS \(name.quoted)"
        case .privileges, .defaults: revocation
        }
    }

    /// The first statement the other way round, which takes what the second one adds along.
    private var revocation: String {
        let (head, deed) = text.splitBeforeDeed
        guard deed.hasPrefix("GRANT ") else {
            return head + deed.exchanging("REVOKE ", " FROM ", with: "GRANT ", " TO ")
        }
        let first = deed.parts(between: Self.separator).first ?? deed
        return head + first.exchanging("GRANT ", " TO ", with: "REVOKE ", " FROM ")
    }
}

extension String {
    /// What stands in front of `GRANT` or `REVOKE` where default privileges are altered, and the rest.
    fileprivate var splitBeforeDeed: (head: String, deed: String) {
        guard hasPrefix("ALTER DEFAULT PRIVILEGES ") else { return ("", self) }
        let places = [" GRANT ", " REVOKE "].compactMap { firstRange(of: $0)?.lowerBound }
        guard let place = places.min() else { return ("", self) }
        return (String(self[...place]), String(self[index(after: place)...]))
    }

    /// With another word at its beginning and another one where the last name begins.
    ///
    /// A name with ` TO ` in it stands in front of the last one, or is who has it.
    fileprivate func exchanging(
        _ first: String, _ last: String, with newFirst: String, _ newLast: String
    ) -> String {
        let sides = String(dropFirst(first.count)).parts(between: last)
        return newFirst + sides.dropLast().joined(separator: last) + newLast + (sides.last ?? "")
    }

    fileprivate func parts(between separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
