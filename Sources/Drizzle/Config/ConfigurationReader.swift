/// Turns what a configuration exports into a ``DrizzleConfiguration``.
struct ConfigurationReader {
    let file: String
    /// Relative paths count from here.
    let folder: FilePath
    let exported: ScriptObject
    private(set) var notes: [ConfigurationNote] = []

    init(file: String, folder: FilePath, exported: ScriptObject) {
        (self.file, self.folder, self.exported) = (file, folder, exported)
    }

    mutating func configuration() throws(ProjectError) -> DrizzleConfiguration {
        try checkDialect()
        let credentials = credentials()
        let migrations = exported["migrations"]
        return DrizzleConfiguration(
            file: file,
            folder: folder.text,
            credentials: credentials,
            out: text(exported["out"], default: "drizzle").map { folder.resolving($0).text },
            schema: list(exported["schema"], default: []),
            migrationsTable: name(
                member("table", of: migrations), default: LedgerLocation.standard.table),
            migrationsSchema: name(
                member("schema", of: migrations), default: LedgerLocation.standard.schema
            ),
            migrationsPrefix: text(member("prefix", of: migrations), default: "index")
                .map { MigrationPrefix(rawValue: $0) ?? .index },
            schemaFilter: list(exported["schemaFilter"], default: ["public"]),
            tablesFilter: list(exported["tablesFilter"], default: []),
            extensionsFilters: list(exported["extensionsFilters"], default: []),
            breakpoints: boolean(exported["breakpoints"], default: true),
            roles: roles(member("roles", of: exported["entities"])),
            notes: notes
        )
    }

    /// Anything but PostgreSQL is refused; before 0.21 the driver says which it is.
    private mutating func checkDialect() throws(ProjectError) {
        if let value = exported["dialect"], value.isNullish != true {
            if let expression = value.unknown { throw .dialectUnknown(expression) }
            let dialect = value.text ?? ""
            guard dialect == "postgresql" else { throw .otherDialect(dialect, path: file) }
            return
        }
        if let rest = exported.rest { throw .dialectUnknown(rest) }
        if let driver = exported["driver"]?.text, exported["driver"]?.unknown == nil {
            guard ["pg", "pglite", "aws-data-api"].contains(driver) else {
                throw .otherDialect(driver, path: file)
            }
            notes.append(.oldStyle(field: "driver"))
            return
        }
        // The oldest style names no dialect at all; the command did.
        for field in ["connectionString", "host"] where exported[field] != nil {
            notes.append(.oldStyle(field: field))
            return
        }
        throw .dialectMissing(path: file)
    }

    private mutating func credentials() -> CredentialSetting {
        if let driver = exported["driver"]?.text, ["pglite", "aws-data-api"].contains(driver) {
            return .refused(driver: driver)
        }
        let isOldest =
            exported["dbCredentials"] == nil && exported.rest == nil && notes.contains { $0.isOldest }
        guard !isOldest else { return credentials(in: exported) }
        guard let value = exported["dbCredentials"] else {
            return exported.rest.map { .unknown($0) } ?? .absent
        }
        switch value.content {
        case .object(let object): return credentials(in: object)
        case .unknown(let expression): return .unknown(expression)
        default: return .absent
        }
    }

    private mutating func credentials(in object: ScriptObject) -> CredentialSetting {
        var reader = CredentialReader(object: object)
        defer { notes += reader.notes }
        return reader.credentials()
    }

    private func member(_ name: String, of value: ScriptValue?) -> ScriptValue? {
        switch value?.content {
        case .object(let object)?: object[name] ?? object.rest.map { ScriptValue(.unknown($0)) }
        case .unknown?: value
        default: nil
        }
    }
}

extension ConfigurationReader {
    private func text(_ value: ScriptValue?, default standard: String) -> Setting<String> {
        setting(value, default: standard) { $0.text.flatMap { $0.isEmpty ? nil : $0 } }
    }

    /// Drizzle takes an empty name as it is.
    private func name(_ value: ScriptValue?, default standard: String) -> Setting<String> {
        setting(value, default: standard) { $0.text }
    }

    private func boolean(_ value: ScriptValue?, default standard: Bool) -> Setting<Bool> {
        setting(value, default: standard) { if case .boolean(let flag) = $0.content { flag } else { nil } }
    }

    /// A string or several.
    private func list(_ value: ScriptValue?, default standard: [String]) -> Setting<[String]> {
        if let unknown = value?.firstUnknown { return .unknown(unknown) }
        return setting(value, default: standard) { value in
            if case .array(let elements) = value.content { return elements.compactMap(\.text) }
            return value.text.map { [$0] }
        }
    }

    private func roles(_ value: ScriptValue?) -> Setting<ManagedRoles> {
        if let unknown = value?.firstUnknown { return .unknown(unknown) }
        return setting(value, default: .none) { value in
            switch value.content {
            case .boolean(let flag): flag ? .all : ManagedRoles.none
            case .object(let object):
                .some(
                    provider: object["provider"]?.text, include: object["include"]?.texts ?? [],
                    exclude: object["exclude"]?.texts ?? [])
            default: nil
            }
        }
    }

    private func setting<Value>(
        _ value: ScriptValue?, default standard: Value, read: (ScriptValue) -> Value?
    ) -> Setting<Value> {
        guard let value, value.isNullish != true else {
            if value == nil, let rest = exported.rest { return .unknown(rest) }
            return .known(standard, from: Provenance([.drizzleDefault]))
        }
        if let unknown = value.unknown { return .unknown(unknown) }
        guard let result = read(value) else { return .known(standard, from: Provenance([.drizzleDefault])) }
        return .known(result, from: Provenance(value.allSources))
    }
}

extension Setting {
    func map<Other>(_ transform: (Value) -> Other) -> Setting<Other> {
        switch self {
        case .known(let value, let provenance): .known(transform(value), from: provenance)
        case .unknown(let expression): .unknown(expression)
        }
    }
}

extension ConfigurationNote {
    /// Kit before 0.19, with the connection at the top level.
    fileprivate var isOldest: Bool {
        if case .oldStyle(let field) = self { field != "driver" } else { false }
    }
}

extension ScriptValue {
    /// The strings in an array.
    fileprivate var texts: [String] {
        if case .array(let elements) = content { elements.compactMap(\.text) } else { [] }
    }

    /// The first thing in it that was not evaluated.
    fileprivate var firstUnknown: UnevaluatedExpression? {
        switch content {
        case .unknown(let expression): expression
        case .array(let elements): elements.lazy.compactMap(\.firstUnknown).first
        case .object(let object): object.members.lazy.compactMap(\.value.firstUnknown).first ?? object.rest
        default: nil
        }
    }

    /// Its own sources and those of what it holds.
    var allSources: [Provenance.Source] {
        switch content {
        case .array(let elements):
            let inner = elements.flatMap(\.allSources)
            return (inner.isEmpty ? sources : inner).withoutRepeats
        case .object(let object): return (sources + object.members.flatMap(\.value.allSources)).withoutRepeats
        default: return sources
        }
    }
}
