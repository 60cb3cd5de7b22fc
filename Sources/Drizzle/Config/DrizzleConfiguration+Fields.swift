extension DrizzleConfiguration {
    /// One line of `raingauge config`: a field, its value with secrets masked, and where it comes from.
    package struct Field: Equatable, Sendable {
        package let name: String
        /// `nil` where the value is not known; ``origin`` then says why.
        package let value: String?
        package let origin: String
    }

    /// Every field this program looks at, in the order in which one would write them.
    package var fields: [Field] {
        [
            credentials.field,
            out.field("out") { $0 },
            schema.field("schema", Self.list),
            migrationsTable.field("migrations.table") { $0 },
            migrationsSchema.field("migrations.schema") { $0 },
            migrationsPrefix.field("migrations.prefix", \.rawValue),
            schemaFilter.field("schemaFilter", Self.list),
            tablesFilter.field("tablesFilter", Self.list),
            extensionsFilters.field("extensionsFilters", Self.list),
            breakpoints.field("breakpoints") { "\($0)" },
            roles.field("entities.roles", \.words),
        ]
    }

    private static func list(_ values: [String]) -> String { values.joined(separator: ", ") }
}

extension Setting {
    fileprivate func field(_ name: String, _ words: (Value) -> String) -> DrizzleConfiguration.Field {
        switch self {
        case .known(let value, let provenance):
            .init(name: name, value: words(value), origin: provenance.description)
        case .unknown(let expression): .init(name: name, value: nil, origin: expression.sentence)
        }
    }
}

extension ManagedRoles {
    fileprivate var words: String {
        switch self {
        case .none: "none"
        case .all: "all"
        case .some(let provider, let include, let exclude):
            [
                provider.map { "all but those of \($0)" },
                include.isEmpty ? nil : "only \(include.joined(separator: ", "))",
                exclude.isEmpty ? nil : "without \(exclude.joined(separator: ", "))",
            ].compactMap(\.self).joined(separator: ", ")
        }
    }
}

extension CredentialSetting {
    fileprivate var field: DrizzleConfiguration.Field {
        if case .known(let credentials, let provenance) = self {
            return .init(name: "dbCredentials", value: credentials.masked, origin: provenance.description)
        }
        return .init(name: "dbCredentials", value: nil, origin: sentence ?? "")
    }
}
