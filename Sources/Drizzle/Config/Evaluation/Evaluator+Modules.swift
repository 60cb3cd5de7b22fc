/// A name of another module, whose value may still change.
struct ScriptBinding: Equatable, Sendable {
    /// The path of the module.
    let module: String
    let name: String
}

extension Evaluator {
    /// Of the project; more of them are not followed.
    private static let mostModules = 40
    /// In bytes.
    private static let largestModule = 1 << 20

    mutating func use(_ statement: ScriptImport) {
        let path = followed(statement.module)
        switch statement.purpose {
        case .names(let names):
            for name in names { declare(name.local, imported(name, of: statement.module, at: path)) }
            if path == nil { loadOnImport(statement.module, isForEffect: names.isEmpty, statement.node) }
        case .passingOn(let names):
            for name in names {
                let local: String? = name.local == "*" ? nil : name.local
                let what = ScriptStatement.ImportedName(local: name.local, exported: local)
                module.export(
                    name.exported ?? name.local, as: .value(imported(what, of: statement.module, at: path)))
            }
            if path == nil { loadOnImport(statement.module, isForEffect: false, statement.node) }
        case .passingOnAll:
            if let path {
                module.passOn(path)
            } else {
                module.passOnUnread(source.expression(statement.node))
                loadOnImport(statement.module, isForEffect: false, statement.node)
            }
        }
    }

    private func imported(
        _ name: ScriptStatement.ImportedName, of module: String, at path: String?
    ) -> ScriptValue {
        if let path {
            return ScriptValue(
                name.exported.map { .binding(ScriptBinding(module: path, name: $0)) } ?? .namespace(path))
        }
        let known = name.exported.map { BuiltIn.imported($0, from: module) } ?? BuiltIn.module(module)
        return ScriptValue(known.map { .builtIn($0) } ?? .imported(.init(name: name.local, module: module)))
    }

    /// The path of a module of the project, once it has run; `nil` when it is not followed.
    mutating func followed(_ name: String) -> String? {
        guard let path = ModuleFinder().path(of: name, from: source.file), filesRead.mayRead(path) else {
            return nil
        }
        return state.modules[path] != nil || run(moduleAt: path) ? path : nil
    }

    private mutating func run(moduleAt path: String) -> Bool {
        guard state.modules.count < Self.mostModules, mayStep(), let bytes = try? files.bytes(of: path),
            bytes.count <= Self.largestModule
        else { return false }
        filesRead.add(path, bytes)
        let caller = (source, state.scopes, functionScope)
        defer { (source, state.scopes, functionScope) = caller }
        if path.hasSuffix(".json") {
            guard let node = try? ScriptParser.value(of: bytes) else { return false }
            begin(path, bytes)
            module.export("default", as: .value(value(of: node)))
            module.isRunning = false
            return true
        }
        guard let statements = try? ScriptParser.statements(of: bytes) else { return false }
        begin(path, bytes)
        callDepth += 1
        run(statements)
        callDepth -= 1
        return true
    }

    private mutating func begin(_ path: String, _ bytes: [UInt8]) {
        source = ScriptSource(file: path, bytes: bytes)
        let module = ScriptModule(source)
        state.modules[path] = module
        (state.scopes, functionScope) = ([module.names], 0)
    }

    /// Modules that are not followed, which may set variables when they are imported.
    mutating func loadOnImport(_ module: String, isForEffect: Bool, _ node: ScriptNode) {
        switch module {
        case "dotenv/config", "dotenv/config.js": loadByDefault()
        case "@dotenvx/dotenvx/config", "@dotenvx/dotenvx/config.js": _ = configureDotenvx(nil, node)
        case "dotenv-flow/config", "dotenv-flow/config.js": _ = configureDotenvFlow(nil, node)
        default: if !BuiltIn.isHarmless(module) { forgetEnvironment(.files, node) }
        }
    }
}

extension Evaluator {
    func value(of binding: ScriptBinding) -> ScriptValue {
        if let value = export(binding.name, of: binding.module) { return value }
        guard let module = state.modules[binding.module] else { return .undefined }
        // A module of CommonJS is an object.
        if let whole = export("default", of: binding.module), binding.name != "default" {
            if case .object(let object) = whole.content, let member = object[binding.name] { return member }
        }
        if let unread = module.unread { return ScriptValue(.unknown(unread)) }
        return ScriptValue(.imported(.init(name: binding.name, module: binding.module)))
    }

    /// What a module exports under a name; `nil` when it exports no such thing.
    func export(_ name: String, of path: String, depth: Int = 0) -> ScriptValue? {
        guard let module = state.modules[path], depth < 20 else { return nil }
        switch module.exports[name] {
        case .value(let value)?:
            if case .binding(let binding) = value.content { return export(binding, depth: depth + 1) }
            return value
        case .name(let local)?:
            let value = path == source.file ? state.scopes[0][local] : module.names[local]
            if case .binding(let binding)? = value?.content { return export(binding, depth: depth + 1) }
            return value
        case nil:
            guard name != "default" else { return nil }
            return module.passedOn.lazy.compactMap { export(name, of: $0, depth: depth + 1) }.first
        }
    }

    private func export(_ binding: ScriptBinding, depth: Int) -> ScriptValue? {
        export(binding.name, of: binding.module, depth: depth)
    }

    /// `require("./module")`.
    func whole(_ path: String) -> ScriptValue {
        guard let module = state.modules[path] else { return .undefined }
        if let value = export("default", of: path), module.exports.count == 1 { return value }
        return ScriptValue(.namespace(path))
    }
}
