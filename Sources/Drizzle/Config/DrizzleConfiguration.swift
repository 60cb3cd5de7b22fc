/// What `drizzle.config.*` says, evaluated and never executed.
///
/// Each field remembers where its value comes from, and a field that cannot be evaluated keeps the expression
/// that stood in the way: it is an error only for whoever needs that field.
package struct DrizzleConfiguration: Equatable, Sendable {
    /// The full path of the configuration file.
    package let file: String
    /// The folder that relative paths in it are resolved against.
    package let folder: String
    package let credentials: CredentialSetting
    /// The folder of the migrations as a full path.
    package internal(set) var out: Setting<String>
    /// Paths or globs as written.
    package let schema: Setting<[String]>
    package let migrationsTable: Setting<String>
    package let migrationsSchema: Setting<String>
    package let migrationsPrefix: Setting<MigrationPrefix>
    /// Exact names (0.x) or glob patterns (1.0).
    package let schemaFilter: Setting<[String]>
    package let tablesFilter: Setting<[String]>
    package let extensionsFilters: Setting<[String]>
    package let breakpoints: Setting<Bool>
    package let roles: Setting<ManagedRoles>
    /// What a person should know about how the file was read.
    package internal(set) var notes: [ConfigurationNote]
    /// Where the variables are that its connection needs and that are not set.
    package internal(set) var unloaded: [UnloadedVariable] = []
    /// The real path of the folder below which everything is the project's own.
    package internal(set) var root = "/"
    /// The files that it was evaluated from, itself first.
    package internal(set) var files: [SourceFile] = []
    /// The files that it loads and that were not read, because they are not the project's.
    package internal(set) var outside: [String] = []

    /// Where Drizzle keeps its ledger; `nil` when the configuration computes it in a way that was not evaluated.
    package var ledgerLocation: LedgerLocation? {
        guard let schema = migrationsSchema.value, let table = migrationsTable.value else { return nil }
        return LedgerLocation(schema: schema, table: table)
    }
}

/// A field of the configuration.
package enum Setting<Value: Equatable & Sendable>: Equatable, Sendable {
    case known(Value, from: Provenance)
    case unknown(UnevaluatedExpression)

    package var value: Value? {
        if case .known(let value, _) = self { value } else { nil }
    }
}

/// An expression that needs code to run before anyone can say what it is worth.
package struct UnevaluatedExpression: Hashable, Sendable {
    /// As written, on one line and shortened.
    package let text: String
    package let file: String
    package let line: Int

    package init(text: String, file: String, line: Int) {
        self.text = text
        self.file = file
        self.line = line
    }
}

/// Where a value comes from; a template may join several places.
package struct Provenance: Hashable, Sendable, CustomStringConvertible {
    package let sources: [Source]

    package init(_ sources: [Source]) { self.sources = sources }

    package enum Source: Hashable, Sendable {
        case literal(file: String, line: Int)
        /// A variable that the process was started with.
        case environment(name: String)
        case environmentFile(name: String, path: String)
        /// A variable that is nowhere set, so that it is `undefined`.
        case unset(name: String)
        case drizzleDefault
    }

    /// Such as `DATABASE_URL from /srv/shop/.env`.
    package var description: String { sources.map(\.description).joined(separator: ", ") }
}

extension Provenance.Source: CustomStringConvertible {
    package var description: String {
        switch self {
        case .literal(let file, let line): "\(file):\(line)"
        case .environment(let name): "\(name) from the environment"
        case .environmentFile(let name, let path): "\(name) from \(path)"
        case .unset(let name): "\(name), which is not set"
        case .drizzleDefault: "default"
        }
    }
}

/// How 0.x numbers migrations.
package enum MigrationPrefix: String, CaseIterable, Equatable, Sendable {
    case index, timestamp, supabase, unix, none
}

/// `entities.roles`: which roles `push` and `pull` manage.
package enum ManagedRoles: Equatable, Sendable {
    case none
    case all
    case some(provider: String?, include: [String], exclude: [String])
}

/// Something a person should know about how the configuration was read.
package enum ConfigurationNote: Hashable, Sendable {
    /// Found above the working folder, so relative paths count from its folder, as if Drizzle were started there.
    case pathsCountFrom(folder: String)
    /// `out` is not in the working folder, where Drizzle would look, but beside the configuration.
    case outFoundBesideConfiguration(path: String)
    /// Drizzle drops every other key beside `url`.
    case ignoredBesideURL(keys: [String])
    /// A certificate authority that is read by code: the connection is encrypted and not verified.
    case certificateNotRead
    /// Without `ssl`, Node's driver tries TLS where libpq's `prefer` does; unlike it, `prefer` goes on without.
    case tlsPreferred
    /// A style of Drizzle Kit before 0.21, by the field that shows it.
    case oldStyle(field: String)
    /// It loads a file that is not the project's, which was not read.
    case outsideProject(path: String)
}
