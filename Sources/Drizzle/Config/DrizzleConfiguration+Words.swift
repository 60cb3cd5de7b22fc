extension UnevaluatedExpression {
    /// What could not be evaluated, with its place.
    package var sentence: String {
        "`\(text)` (\(FilePath(file).lastComponent), line \(line)) needs code to run, and a configuration is never run here."
    }
}

extension CredentialSetting {
    /// Why there is no connection, in one sentence; `nil` when there is one.
    package var sentence: String? {
        switch self {
        case .known: nil
        case .absent: "The configuration has no dbCredentials."
        case .incomplete(let unset) where unset.isEmpty:
            "Neither `url` nor `host` and `database` are in dbCredentials."
        case .incomplete(let unset):
            "\(unset.joined(separator: " and ")) \(unset.count == 1 ? "is" : "are") not set."
        case .unknown(let expression): expression.sentence
        case .refused(let driver): "The driver \(driver) is not a server that can be connected to."
        }
    }

    /// What to do about it; `nil` when there is a connection.
    package var remedy: String? {
        switch self {
        case .known: nil
        case .absent, .refused: "Say which database with --url, --service or DATABASE_URL."
        case .incomplete(let unset) where unset.isEmpty: "Fill in dbCredentials, or use --url."
        case .incomplete: "Set it in the environment or in .env, or use --url."
        case .unknown: "Say which database with --url, or put the URL into an environment variable."
        }
    }
}

extension ConfigurationNote {
    /// What a person should know, in one sentence.
    package var sentence: String {
        switch self {
        case .pathsCountFrom(let folder): "Relative paths count from \(folder), where the configuration is."
        case .outFoundBesideConfiguration(let path):
            "The migrations are beside the configuration (\(path)); Drizzle would look in the working folder."
        case .ignoredBesideURL(let keys):
            "Beside `url`, Drizzle ignores \(keys.map { "`\($0)`" }.joined(separator: ", "))."
        case .certificateNotRead:
            "The certificate authority is not read: the connection is encrypted and not verified."
        case .tlsPreferred: "Without `ssl`, TLS is used where the server offers it."
        case .oldStyle(let field): "`\(field)` is a style of Drizzle Kit before 0.21."
        }
    }
}

extension ProjectError {
    /// What happened, in one sentence.
    package var sentence: String {
        switch self {
        case .configurationMissing(let path): "There is no file \(path)."
        case .configurationUnreadable(let path, let reason): "\(path) cannot be read: \(reason)."
        case .notUnderstood(let path, let place, let expected): "\(path), \(place): \(expected) was expected."
        case .nothingExported(let path): "\(path) exports no configuration."
        case .otherDialect(let dialect, let path):
            "\(path) is for \(dialect), and only postgresql is understood."
        case .dialectUnknown(let expression): expression.sentence
        case .dialectMissing(let path): "\(path) has no `dialect`."
        }
    }

    /// What to do about it.
    package var remedy: String {
        switch self {
        case .configurationMissing: "Check the path given with --config."
        case .configurationUnreadable: "Give yourself permission to read it."
        case .notUnderstood: "Correct the file; if Drizzle reads it as it is, please report it."
        case .nothingExported: "Export it with `export default defineConfig({ … })`."
        case .otherDialect: "Name another configuration with --config, or a database with --url."
        case .dialectUnknown: "Write the configuration as a literal object, or name a database with --url."
        case .dialectMissing: "Add `dialect: \"postgresql\"`, which Drizzle Kit needs since 0.21."
        }
    }
}
