extension Evaluator {
    /// `dotenvx.config({ path, overload })`, which also works out references to variables.
    ///
    /// - Source: dotenvx 1, `src/lib/main.js`, `config`: `override` is another name of `overload`.
    mutating func configureDotenvx(_ options: ScriptValue?, _ node: ScriptNode) -> ScriptValue {
        guard let object = dotenvOptions(options), object["convention"] == nil, object["envs"] == nil,
            let overload = (object["overload"] ?? .undefined).isTrue,
            let override = (object["override"] ?? .undefined).isTrue
        else {
            forgetEnvironment(.everything, node)
            return unknown(node)
        }
        let isOverriding = overload || override
        for path in paths(object["path"], node) ?? [] {
            loadEnvironment(path, overriding: isOverriding, expanding: true)
        }
        forgetSecrets(node)
        return unknown(node)
    }

    /// Values that dotenvx decrypts, or that a command would give.
    private mutating func forgetSecrets(_ node: ScriptNode) {
        for name in environment.fileNames {
            guard let text = environment.text(of: name) else { continue }
            if text.hasPrefix("encrypted:") || text.contains("$(") {
                environment.set(name, to: unknown(node))
            }
        }
    }

    /// `dotenvFlow.config()`: later files win over earlier ones, and what is set already over all of them.
    ///
    /// - Source: dotenv-flow 4, `lib/dotenv-flow.js`, `listFiles` and `config`.
    mutating func configureDotenvFlow(_ options: ScriptValue?, _ node: ScriptNode) -> ScriptValue {
        let known: Set<String> = ["node_env", "default_node_env", "path", "silent", "debug", "encoding"]
        guard let object = dotenvOptions(options), object.members.allSatisfy({ known.contains($0.name) }),
            let folder = flowFolder(object), let mode = flowMode(object)
        else {
            forgetEnvironment(.everything, node)
            return unknown(node)
        }
        var names = [".env", mode == "test" ? nil : ".env.local"]
        if !mode.isEmpty { names += [".env.\(mode)", ".env.\(mode).local"] }
        // From the last on, each adds what is not there yet.
        for name in names.compactMap(\.self).reversed() { loadEnvironment("\(folder)/\(name)") }
        return unknown(node)
    }

    private func flowFolder(_ options: ScriptObject) -> String? {
        guard let path = options["path"] else { return workingFolder.text }
        return path.path
    }

    /// The mode, empty when there is none.
    private func flowMode(_ options: ScriptObject) -> String? {
        if let mode = options["node_env"], mode.isTrue != false { return mode.text }
        let variable = environment.value(of: "NODE_ENV")
        if variable.unknown != nil { return nil }
        if let mode = environment.text(of: "NODE_ENV"), !mode.isEmpty { return mode }
        return options["default_node_env"].map(\.text) ?? ""
    }
}
