extension Evaluator {
    /// Reads an `.env` file; one that is not there changes nothing, as with `dotenv`.
    mutating func loadEnvironment(_ path: String, overriding: Bool = false, expanding: Bool = false) {
        let full = workingFolder.resolving(path).text
        guard let bytes = try? files.bytes(of: full) else { return }
        environment.add(DotEnv.entries(of: bytes), from: full, overriding: overriding, expanding: expanding)
    }

    /// `dotenv.config({ path, override })`.
    mutating func configureDotenv(_ options: ScriptValue?, _ node: ScriptNode) -> ScriptValue {
        guard case .object(let object)? = options?.content else {
            if let expression = options?.unknown { environment.mayHaveMore(because: expression) }
            loadEnvironment(".env")
            return .undefined
        }
        let override = object["override"]?.isTrue ?? false
        for path in paths(object["path"], node) ?? [] { loadEnvironment(path, overriding: override) }
        return .undefined
    }

    /// One path or several, of which the first wins; `nil` when they cannot be told.
    private mutating func paths(_ value: ScriptValue?, _ node: ScriptNode) -> [String]? {
        switch value?.content {
        case nil, .undefined?: return [".env"]
        case .array(let elements)?:
            let paths = elements.compactMap { $0.unknown == nil ? $0.text : nil }
            if paths.count < elements.count { forgetEnvironment(value, node) }
            return paths
        case .string(let path)?: return [path]
        case .url(let url)?: return url.filePath.map { [$0] }
        default:
            forgetEnvironment(value, node)
            return nil
        }
    }

    private mutating func forgetEnvironment(_ value: ScriptValue?, _ node: ScriptNode) {
        guard let expression = value?.unknown ?? unknown(node).unknown else { return }
        environment.mayHaveMore(because: expression)
    }

    /// `expand(config())`: the file is loaded already, its references are worked out now.
    mutating func expandDotenv(_ options: ScriptValue?) -> ScriptValue {
        environment.expandFiles()
        return options ?? .undefined
    }

    /// Next.js: the files of the mode, of which the first wins.
    ///
    /// - Source: `@next/env`, `loadEnvConfig(dir, dev)`.
    mutating func loadEnvConfig(_ arguments: [ScriptValue], _ node: ScriptNode) -> ScriptValue {
        guard let folder = arguments.first?.text, arguments.first?.unknown == nil else {
            forgetEnvironment(arguments.first, node)
            return .undefined
        }
        let isDevelopment = arguments.dropFirst().first?.isTrue ?? false
        let isTest = environment.text(of: "NODE_ENV") == "test"
        let mode = isTest ? "test" : isDevelopment ? "development" : "production"
        let names = [".env.\(mode).local", isTest ? nil : ".env.local", ".env.\(mode)", ".env"]
        for name in names.compactMap(\.self) { loadEnvironment("\(folder)/\(name)", expanding: true) }
        return .undefined
    }
}

extension ScriptEnvironment {
    /// Works out `$NAME` in the values that come from files.
    mutating func expandFiles() {
        for name in fileNames {
            guard let text = text(of: name), text.contains("$"), let source = value(of: name).sources.first
            else {
                continue
            }
            set(name, to: DotEnv.expanded(text) { $0 == name ? nil : self.text(of: $0) }, source: source)
        }
    }
}
