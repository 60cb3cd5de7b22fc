import Catalog
package import Drizzle
package import SQL

/// Which part of a database is Drizzle's business.
///
/// - Source: drizzle-kit/src/cli/validations/cli.ts and serializer/pgSerializer.ts (0.x), dialects/pull-utils.ts (1.0).
package struct SchemaFilter: Equatable, Sendable {
    /// Exact names (0.x) or glob patterns (1.0); `nil` is every schema that is not the system's.
    package var schemas: [String]?
    /// Globs for tables and views without their schema; `!` in front excludes.
    package var tables: [String] = []
    package var ledger: QualifiedName = LedgerLocation.standard.name
    package var roles: ManagedRoles = .none
    /// Where migrations made something, which counts wherever that is.
    var made: Set<ObjectPlace> = []

    package init() {}

    /// - Parameters:
    ///   - configuration: What it does not say has the era's default.
    ///   - era: Drizzle 0.x looks at `public` alone unless told otherwise, 1.0 at everything.
    package init(_ configuration: DrizzleConfiguration?, era: Era) {
        ledger = (configuration?.ledgerLocation ?? .standard).name
        roles = configuration?.roles.value ?? .none
        let named = configuration?.writtenSchemas ?? []
        schemas = !named.isEmpty ? named : era == .journal ? ["public"] : nil
        tables = configuration?.tablesFilter.value ?? []
        if configuration?.extensionsFilters.value?.contains("postgis") == true {
            tables += ["!geography_columns", "!geometry_columns", "!spatial_ref_sys"]
        }
    }

    /// What to read so that nothing of `expected` is left out: 0.x looks into the schemas of the snapshot itself too.
    func scope(for expected: Schema) -> SchemaQuestion.Scope {
        guard let schemas, !schemas.contains(where: \.isGlob) else { return .all }
        let linked = expected.linkedPolicies.keys.map(\.schema.name).sorted()
        let homes = made.map { $0.space == .schema ? $0.name : $0.schema }.sorted()
        return .named((schemas + expected.schemas + linked + homes).uniqued)
    }

    /// Leaves in a schema what Drizzle would look at.
    func filtered(_ schema: Schema, against expected: Schema) -> Schema {
        var result = schema
        let known = Set(expected.schemas)
        func isInScope(_ name: String) -> Bool {
            known.contains(name) || schemas?.contains { Glob($0).matches(name) } ?? true
        }
        let knownTables = Set(expected.tables.map(\.name))
        func isLedger(_ table: Schema.Table) -> Bool {
            table.name == ledger || (table.isLedger && !knownTables.contains(table.name))
        }
        func isInScope(_ name: QualifiedName, _ space: NameSpace) -> Bool {
            isInScope(name.schema.name) || made.contains(name.place(space))
        }
        result.tables = schema.tables.filter {
            !isLedger($0) && isInScope($0.name, .relation) && includes($0.name.name.name)
        }
        result.views = schema.views.filter {
            isInScope($0.name, .relation) && includes($0.name.name.name)
                && !expected.foreignViews.contains($0.name)
        }
        result.enums = schema.enums.filter { isInScope($0.name, .type) }
        result.sequences = schema.sequences.filter { isInScope($0.name, .relation) }
        // A schema made for ledgers alone is theirs.
        let ofLedgers = Set(schema.tables.filter(isLedger).map(\.name.schema.name))
            .subtracting(result.tables.map(\.name.schema.name)).subtracting(known)
        result.schemas = schema.schemas.filter { name in
            (isInScope(name) || made.contains(ObjectPlace(space: .schema, name: name)))
                && !ofLedgers.contains(name)
        }
        let relations = Set(result.grantedNames)
        result.definitions = schema.definitions?.filter { definition in
            definition.table.map(relations.contains) ?? isInScope(definition.name.schema.name)
        }
        result.roles = schema.roles.filter { manages($0.name) }
        return result
    }

    /// Whether a table or view counts; without a pattern that includes, all do that none excludes.
    private func includes(_ name: String) -> Bool {
        let excluding = tables.filter { $0.hasPrefix("!") }
        let including = tables.filter { !$0.hasPrefix("!") }
        return !excluding.contains { Glob(String($0.dropFirst())).matches(name) }
            && (including.isEmpty || including.contains { Glob($0).matches(name) })
    }

    var includesRoles: Bool { roles != .none }

    private func manages(_ role: String) -> Bool {
        switch roles {
        case .none: return false
        case .all: return role != "postgres"
        case .some(let provider, let include, let exclude):
            let isProviders = provider.flatMap { Self.providerRoles[$0] }?.contains(role) ?? false
            return !isProviders && !exclude.contains(role) && role != "postgres"
                && (include.isEmpty || include.contains(role))
        }
    }

    private static let providerRoles: [String: Set<String>] = [
        "supabase": [
            "anon", "authenticator", "authenticated", "service_role", "supabase_auth_admin",
            "supabase_storage_admin", "dashboard_user", "supabase_admin",
        ],
        "neon": ["authenticated", "anonymous"],
    ]
}

extension DrizzleConfiguration {
    /// `schemaFilter` as somebody wrote it; what Drizzle takes instead depends on the era.
    fileprivate var writtenSchemas: [String]? {
        guard case .known(let names, let provenance) = schemaFilter else { return nil }
        return provenance.sources.contains(.drizzleDefault) ? nil : names
    }
}

extension Schema.Table {
    /// Whether a migrator of Drizzle made it, whatever it is called and whoever's it is.
    ///
    /// - Source: drizzle-orm/src/pg-core/dialect.ts, `migrate`; drizzle-orm/src/up-migrations, for 1.0.
    fileprivate var isLedger: Bool {
        let types = Dictionary(columns.map { ($0.name, $0.type.name) }) { first, _ in first }
        let more = Set(types.keys).subtracting(["id", "hash", "created_at"])
        return types["id"] == "integer" && types["hash"] == "text" && types["created_at"] == "bigint"
            && more.isSubset(of: ["name", "applied_at"])
    }
}

extension String {
    fileprivate var isGlob: Bool { contains { "*?[{!".contains($0) } }
}
