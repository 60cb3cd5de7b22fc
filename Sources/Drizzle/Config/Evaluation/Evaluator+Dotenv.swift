extension Evaluator {
    /// Reads an `.env` file; one that is not there changes nothing, as with `dotenv`.
    mutating func loadEnvironment(_ path: String, overriding: Bool = false, expanding: Bool = false) {
        let full = workingFolder.resolving(path).text
        guard let bytes = filesRead.variables(at: full) else { return }
        environment.add(DotEnv.entries(of: bytes), from: full, overriding: overriding, expanding: expanding)
    }

    /// `import 'dotenv/config'`, which Drizzle Kit itself begins with.
    ///
    /// - Source: dotenv 16, `lib/env-options.js`.
    mutating func loadByDefault() {
        let overriding = environment.text(of: "DOTENV_CONFIG_OVERRIDE").map { !$0.isEmpty } ?? false
        loadEnvironment(environment.text(of: "DOTENV_CONFIG_PATH") ?? ".env", overriding: overriding)
    }

    /// `dotenv.config({ path, override })`.
    mutating func configureDotenv(_ options: ScriptValue?, _ node: ScriptNode) -> ScriptValue {
        guard let object = dotenvOptions(options, node), let paths = paths(object["path"], node) else {
            return unknown(node)
        }
        guard let override = (object["override"] ?? .undefined).isTrue else {
            forgetEnvironment(.everything, node)
            return unknown(node)
        }
        if let other = object["processEnv"], other.content != .builtIn(.environment) { return unknown(node) }
        for path in paths { loadEnvironment(path, overriding: override) }
        return parsed(paths, overriding: override)
    }

    /// The options of a call; `nil` when they are not known, and with them what is loaded.
    func dotenvOptions(_ options: ScriptValue?) -> ScriptObject? {
        switch options?.content {
        case nil, .undefined?, .null?: ScriptObject()
        case .object(let object)? where object.rest == nil: object
        default: nil
        }
    }

    private mutating func dotenvOptions(_ options: ScriptValue?, _ node: ScriptNode) -> ScriptObject? {
        if let object = dotenvOptions(options) { return object }
        forgetEnvironment(.everything, node)
        return nil
    }

    /// `{ parsed }`: what the files say, whatever was set before.
    private mutating func parsed(_ paths: [String], overriding: Bool) -> ScriptValue {
        var object = ScriptObject()
        for path in overriding ? paths : paths.reversed() {
            let full = workingFolder.resolving(path).text
            guard let bytes = filesRead.variables(at: full) else { continue }
            object.spread(ScriptObject(DotEnv.entries(of: bytes), from: full))
        }
        var result = ScriptObject()
        result.set("parsed", to: ScriptValue(.object(object)))
        return ScriptValue(.object(result))
    }

    /// `dotenv.parse(text)`, which sets nothing.
    func parseDotenv(_ text: ScriptValue?, _ node: ScriptNode) -> ScriptValue {
        guard let value = text, case .string(let text) = value.content else {
            return carried(text ?? .undefined, node)
        }
        let entries = DotEnv.entries(of: Array(text.utf8))
        guard case .literal(let file, _)? = value.sources.first else { return unknown(node) }
        return ScriptValue(.object(ScriptObject(entries, from: file)))
    }

    func fileExists(_ path: ScriptValue?, _ node: ScriptNode) -> ScriptValue {
        guard let text = path?.path else { return carried(path ?? .undefined, node) }
        let full = workingFolder.resolving(text).text
        return ScriptValue(.boolean(files.isFile(full) || files.isFolder(full)))
    }

    /// What a file such as `.env` says; others are nothing that names a database.
    mutating func readFile(_ path: ScriptValue?, _ node: ScriptNode) -> ScriptValue {
        guard let text = path?.path, FilePath(text).lastComponent.hasPrefix(".env"),
            case let full = workingFolder.resolving(text).text,
            let bytes = filesRead.variables(at: full)
        else { return carried(path ?? .undefined, node) }
        return ScriptValue(
            .string(String(decoding: bytes, as: UTF8.self)), [.literal(file: full, line: 1)])
    }

    /// One path or several, of which the first wins; `nil` when they cannot be told.
    mutating func paths(_ value: ScriptValue?, _ node: ScriptNode) -> [String]? {
        switch value?.content {
        case nil, .undefined?: return [environment.text(of: "DOTENV_CONFIG_PATH") ?? ".env"]
        case .array(let elements)?:
            let paths = elements.compactMap(\.path)
            if paths.count == elements.count, !paths.contains(where: \.isInHome) { return paths }
        default:
            if let path = value?.path, !path.isInHome { return [path] }
        }
        forgetEnvironment(.everything, node)
        return nil
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
            forgetEnvironment(.files, node)
            return .undefined
        }
        guard let isDevelopment = (arguments.dropFirst().first ?? .undefined).isTrue else {
            forgetEnvironment(.files, node)
            return .undefined
        }
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
            guard let text = text(of: name), text.contains("$") else { continue }
            let expanded = DotEnv.expanded(text) { $0 == name ? nil : self.text(of: $0) }
            set(name, to: ScriptValue(.string(expanded), value(of: name).sources))
        }
    }
}

extension ScriptObject {
    /// The variables of a file.
    fileprivate init(_ entries: [DotEnv.Entry], from path: String) {
        self.init()
        for entry in entries {
            let source = Provenance.Source.environmentFile(name: entry.name, path: path)
            set(entry.name, to: ScriptValue(.string(entry.value), [source]))
        }
    }
}

extension ScriptValue {
    /// A path, given as a text or as a URL of a file.
    var path: String? {
        switch content {
        case .string(let text): text
        case .url(let url): url.filePath
        default: nil
        }
    }
}

extension String {
    /// Whether only the host knows where it is.
    var isInHome: Bool { hasPrefix("~") }
}
