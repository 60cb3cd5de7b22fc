/// Reads `dbCredentials` with Drizzle's own precedence: host and database first, then the URL.
///
/// - Source: drizzle-kit/src/cli/validations/postgres.ts, `postgresCredentials`; connections.ts, `preparePostgresDB`.
struct CredentialReader {
    let object: ScriptObject
    private(set) var notes: [ConfigurationNote] = []
    private var sources: [Provenance.Source] = []

    init(object: ScriptObject) { self.object = object }

    mutating func credentials() -> CredentialSetting {
        let unset = Self.fields.flatMap(unsetPieces).withoutRepeats
        let found = given()
        if case .known = found, !unset.isEmpty { return .incomplete(unset: unset) }
        return found
    }

    private static let fields = [
        "url", "connectionString", "uri", "host", "port", "user", "password", "database",
    ]

    /// The variables of a template that are not set, so that the text says `undefined` in their places.
    private func unsetPieces(of field: String) -> [String] {
        guard let value = object[field], case .string(let text) = value.content, text.contains("undefined")
        else { return [] }
        return value.sources.compactMap { if case .unset(let name) = $0 { name } else { nil } }
    }

    private mutating func given() -> CredentialSetting {
        if let unknown = firstUnknown(in: ["host", "database"]) { return .unknown(unknown) }
        if let host = text("host"), let database = text("database") {
            return parameters(host: host, database: database)
        }
        for field in ["url", "connectionString", "uri"] {
            if let unknown = firstUnknown(in: [field]) { return .unknown(unknown) }
            guard let url = text(field) else { continue }
            if field != "url" { notes.append(.oldStyle(field: field)) }
            noteIgnored(beside: field)
            return .known(.url(url), from: Provenance(object[field]?.allSources ?? []))
        }
        if let rest = object.rest { return .unknown(rest) }
        return .incomplete(unset: unsetVariables)
    }

    private mutating func parameters(host: String, database: String) -> CredentialSetting {
        if let unknown = firstUnknown(in: ["port", "user", "password", "ssl"]) { return .unknown(unknown) }
        var parameters = [parameter("host", host)]
        for field in ["port", "user", "password"] {
            if let value = text(field) { parameters.append(parameter(field, value)) }
        }
        parameters.append(parameter("dbname", database, of: "database"))
        parameters.append(parameter("sslmode", sslMode, of: "ssl"))
        let sources = ["host", "port", "user", "password", "database", "ssl"].flatMap {
            object[$0]?.allSources ?? []
        }
        return .known(.parameters(parameters), from: Provenance(sources.withoutRepeats))
    }

    private func parameter(_ keyword: String, _ value: String, of field: String? = nil)
        -> Credentials.Parameter
    {
        let sources = object[field ?? keyword]?.allSources ?? [.drizzleDefault]
        return Credentials.Parameter(keyword, value, from: Provenance(sources))
    }

    /// What Node's driver makes of `ssl`, in libpq's words.
    ///
    /// `require`, `allow` and `prefer` all encrypt without checking the certificate; `true` and an object check it
    /// unless they say otherwise.
    private var sslMode: String {
        mutating get {
            switch object["ssl"]?.content {
            case nil, .undefined?:
                notes.append(.tlsPreferred)
                return "prefer"
            case .string(let mode)?:
                return ["require", "allow", "prefer"].contains(mode)
                    ? "require" : mode == "" ? "disable" : "verify-full"
            case .boolean(let isOn)?: return isOn ? "verify-full" : "disable"
            case .object(let options)?: return sslMode(options)
            default: return "disable"
            }
        }
    }

    private mutating func sslMode(_ options: ScriptObject) -> String {
        if case .boolean(false)? = options["rejectUnauthorized"]?.content { return "require" }
        // A certificate authority in the configuration is not one libpq could find.
        guard options["ca"] == nil, options["rejectUnauthorized"]?.unknown == nil, options.rest == nil else {
            notes.append(.certificateNotRead)
            return "require"
        }
        return "verify-full"
    }

    private mutating func noteIgnored(beside field: String) {
        let others = object.members.map(\.name).filter { name in
            name != field && ["host", "port", "user", "password", "database", "ssl"].contains(name)
        }
        if !others.isEmpty { notes.append(.ignoredBesideURL(keys: others)) }
    }

    /// A non-empty text; Drizzle coerces numbers.
    private func text(_ field: String) -> String? {
        guard let value = object[field], value.isNullish == false, let text = value.text, !text.isEmpty else {
            return nil
        }
        return text
    }

    private func firstUnknown(in fields: [String]) -> UnevaluatedExpression? {
        fields.lazy.compactMap { field in
            guard let value = object[field] else { return object.rest }
            if case .imported(let imported) = value.content {
                return UnevaluatedExpression(text: imported.name, file: imported.module, line: 1)
            }
            return value.unknown
        }.first
    }

    private var unsetVariables: [String] {
        object.members.flatMap(\.value.sources).compactMap { source in
            switch source {
            case .unset(let name), .environment(let name), .environmentFile(let name, _): name
            case .literal, .drizzleDefault: nil
            }
        }.withoutRepeats
    }
}
