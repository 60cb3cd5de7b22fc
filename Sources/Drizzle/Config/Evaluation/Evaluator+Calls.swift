extension Evaluator {
    mutating func call(
        _ callee: ScriptNode, _ arguments: [ScriptExpression.Element], _ node: ScriptNode
    ) -> ScriptValue {
        if case .member(let object, let method) = callee.expression,
            let result = callMethod(method, of: object, arguments, node)
        {
            return result
        }
        switch value(of: callee).content {
        case .function(let closure): return call(closure, arguments, node)
        case .builtIn(let function):
            guard let values = values(of: arguments) else { return callUnseen(callee, arguments, node) }
            return call(function, values, node)
        default:
            // An arrow function that is called where it stands sees the names around it.
            return callUnseen(callee, arguments, node)
        }
    }

    mutating func construct(
        _ callee: ScriptNode, _ arguments: [ScriptExpression.Element], _ node: ScriptNode
    ) -> ScriptValue {
        guard value(of: callee).content == .builtIn(.urlClass), let values = values(of: arguments) else {
            if case .function(let closure) = value(of: callee).content {
                _ = perform(closure.function.effects.withoutReturning, node)
            }
            return callUnseen(callee, arguments, node)
        }
        guard let text = values.first?.text, values.first?.unknown == nil else {
            return values.first { $0.unknown != nil } ?? unknown(node)
        }
        let sources = values.flatMap(\.sources).withoutRepeats
        let base = values.dropFirst().first?.text.flatMap(ScriptURL.init)
        guard let url = base.map({ $0.resolving(text) }) ?? ScriptURL(text) else {
            // `new URL('')` throws; an unset variable is the usual reason, and worth more than the exception.
            return text.isEmpty || text == "undefined" ? ScriptValue(.undefined, sources) : unknown(node)
        }
        return ScriptValue(.url(url), sources)
    }

    private mutating func values(of arguments: [ScriptExpression.Element]) -> [ScriptValue]? {
        var values: [ScriptValue] = []
        for argument in arguments {
            guard case .value(let node) = argument else { return nil }
            values.append(value(of: node))
        }
        return values
    }

    private mutating func call(_ function: BuiltIn, _ values: [ScriptValue], _ node: ScriptNode)
        -> ScriptValue
    {
        let sources = values.flatMap(\.sources).withoutRepeats
        switch function {
        case .identity: return values.first ?? .undefined
        case .configureDotenv: return configureDotenv(values.first, node)
        case .configureDotenvx: return configureDotenvx(values.first, node)
        case .configureDotenvFlow: return configureDotenvFlow(values.first, node)
        case .expandDotenv: return expandDotenv(values.first)
        case .parseDotenv: return parseDotenv(values.first, node)
        case .fileExists: return fileExists(values.first, node)
        case .readFile: return readFile(values.first, node)
        case .createEnvironment: return createEnvironment(values.first, node)
        case .relative: return relative(values, node)
        case .loadEnvFile:
            guard values.isEmpty || values[0].text != nil else {
                forgetEnvironment(.files, node)
                return .undefined
            }
            loadEnvironment(values.first?.text ?? ".env")
            return .undefined
        case .loadEnvConfig: return loadEnvConfig(values, node)
        case .workingFolder: return ScriptValue(.string(workingFolder.text))
        case .require: return require(values.first, node)
        case .getVariable: return values.first?.text.map { environment.value(of: $0) } ?? unknown(node)
        case .number, .parseInt, .boolean: return converted(function, values.first, node)
        case .string, .encodeURIComponent, .decodeURIComponent, .dirname, .basename, .fileURLToPath,
            .pathToFileURL:
            guard let text = values.first?.text else { return carried(values.first ?? .undefined, node) }
            return textual(function, text).map { ScriptValue(.string($0), sources) } ?? unknown(node)
        case .join, .resolve:
            guard case let parts = values.compactMap(\.text), parts.count == values.count else {
                return values.first { $0.unknown != nil } ?? unknown(node)
            }
            let path = function == .join ? .joining(parts) : parts.reduce(workingFolder) { $0.resolving($1) }
            return ScriptValue(.string(path.text), sources)
        case .urlClass, .globalObject, .process, .environment, .bun, .importMeta, .path, .url, .dotenv,
            .nextEnvironment, .deno, .denoEnvironment, .fileSystem, .utilities, .dotenvx, .dotenvFlow,
            .objectClass, .zod:
            return unknown(node)
        }
    }

    private func relative(_ paths: [ScriptValue], _ node: ScriptNode) -> ScriptValue {
        guard paths.count == 2, let from = paths[0].text, let to = paths[1].text else {
            return paths.first { $0.unknown != nil } ?? unknown(node)
        }
        let path = workingFolder.resolving(to).relative(to: workingFolder.resolving(from))
        return ScriptValue(.string(path), paths.flatMap(\.sources).withoutRepeats)
    }

    private func textual(_ function: BuiltIn, _ text: String) -> String? {
        switch function {
        case .encodeURIComponent: PercentEncoding.encoded(text)
        case .decodeURIComponent: PercentEncoding.decoded(text)
        case .dirname: FilePath(text).parent.text
        case .basename: FilePath(text).lastComponent
        case .fileURLToPath: ScriptURL(text)?.filePath
        case .pathToFileURL: "file://" + text
        default: text
        }
    }

    private func converted(_ function: BuiltIn, _ value: ScriptValue?, _ node: ScriptNode) -> ScriptValue {
        let value = value ?? .undefined
        switch function {
        case .boolean:
            return value.isTrue.map { ScriptValue(.boolean($0), value.sources) } ?? carried(value, node)
        case .parseInt:
            return value.text.map { ScriptValue(.number(ScriptNumber.integer($0)), value.sources) }
                ?? carried(value, node)
        default: return value.number.map { ScriptValue(.number($0), value.sources) } ?? carried(value, node)
        }
    }

    private mutating func require(_ module: ScriptValue?, _ node: ScriptNode) -> ScriptValue {
        guard case .string(let name)? = module?.content else { return unknown(node) }
        if name == "drizzle-kit" {
            var exports = ScriptObject()
            exports.set("defineConfig", to: ScriptValue(.builtIn(.identity)))
            return ScriptValue(.object(exports))
        }
        if let builtIn = BuiltIn.module(name) { return ScriptValue(.builtIn(builtIn)) }
        if let path = followed(name) { return whole(path) }
        loadOnImport(name, isForEffect: true, node)
        return ScriptValue(.imported(.init(name: name, module: name)))
    }
}

extension Evaluator {
    /// Methods of strings and URLs; `nil` when the object is neither.
    private mutating func callMethod(
        _ method: String, of object: ScriptNode, _ arguments: [ScriptExpression.Element], _ node: ScriptNode
    ) -> ScriptValue? {
        if case .member(let urlNode, "searchParams") = object.expression,
            case .url(let url) = value(of: urlNode).content
        {
            return callParameters(method, of: url, urlNode, arguments, node)
        }
        let value = value(of: object)
        switch value.content {
        case .builtIn(.objectClass): return callObject(method, arguments, node)
        case .builtIn(.zod): return validator(method, arguments, node)
        case .validator(let validator): return call(method, of: validator, arguments, node)
        case .array(let elements) where method == "forEach": return forEach(elements, arguments, node)
        case .url(let url) where method == "toString" || method == "toJSON":
            return ScriptValue(.string(url.text), value.sources)
        case .string(let text):
            let values = values(of: arguments) ?? []
            if let unknown = values.first(where: { $0.unknown != nil }) { return unknown }
            let texts = values.compactMap(\.text)
            guard texts.count == arguments.count,
                let result = StringMethod.call(method, on: text, texts)
            else { return unknown(node) }
            return ScriptValue(result, value.sources)
        case .undefined, .null: return ScriptValue(.undefined, value.sources)
        case .number, .boolean:
            guard method == "toString", let text = value.text else { return unknown(node) }
            return ScriptValue(.string(text), value.sources)
        case .array, .object, .url, .builtIn, .imported, .unknown, .function, .binding, .namespace: return nil
        }
    }

    private mutating func callObject(
        _ method: String, _ arguments: [ScriptExpression.Element], _ node: ScriptNode
    ) -> ScriptValue? {
        guard let values = values(of: arguments), let first = values.first else { return nil }
        switch (method, first.content) {
        case ("assign", _): return assignMembers(arguments[0].node, values, node)
        case ("freeze", _): return first
        case (_, .object(let object)): return object.listed(method) ?? unknown(node)
        default: return nil
        }
    }

    private mutating func callParameters(
        _ method: String, of url: ScriptURL, _ urlNode: ScriptNode,
        _ arguments: [ScriptExpression.Element], _ node: ScriptNode
    ) -> ScriptValue {
        let values = values(of: arguments) ?? []
        let texts = values.compactMap(\.text)
        guard texts.count == arguments.count, let name = texts.first else {
            forgetRoot(urlNode)
            return unknown(node)
        }
        var url = url
        switch (method, texts.count) {
        case ("get", _): return ScriptValue(url.parameter(name).map { .string($0) } ?? .null)
        case ("has", _): return ScriptValue(.boolean(url.parameter(name) != nil))
        case ("set", 2): url.set(name, to: texts[1])
        case ("append", 2): url.append(name, texts[1])
        case ("delete", _): url.delete(name)
        default:
            forgetRoot(urlNode)
            return unknown(node)
        }
        if case .name(let variable) = urlNode.expression, let value = value(named: variable) {
            rebind(variable, to: ScriptValue(.url(url), value.sources))
        } else {
            forgetRoot(urlNode)
        }
        return .undefined
    }
}

/// The methods of strings that configurations take URLs apart with.
private enum StringMethod {
    static func call(_ method: String, on text: String, _ arguments: [String]) -> ScriptValue.Content? {
        switch (method, arguments.count) {
        case ("toString", 0), ("valueOf", 0): .string(text)
        case ("trim", 0):
            .string(
                String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()))
        case ("toLowerCase", 0): .string(text.lowercased())
        case ("toUpperCase", 0): .string(text.uppercased())
        case ("startsWith", 1): .boolean(text.hasPrefix(arguments[0]))
        case ("endsWith", 1): .boolean(text.hasSuffix(arguments[0]))
        case ("includes", 1): .boolean(text.contains(arguments[0]))
        case ("replace", 2): .string(text.replacing(arguments[0], with: arguments[1], maxReplacements: 1))
        case ("replaceAll", 2):
            ScriptValue.Content.isRoomy(arguments[1].utf8.count, times: text.utf8.count + 1)
                ? .string(text.replacing(arguments[0], with: arguments[1])) : nil
        case ("concat", _): .string(text + arguments.joined())
        case ("slice", 1...2), ("substring", 1...2): slice(text, arguments).map { .string($0) }
        default: nil
        }
    }

    private static func slice(_ text: String, _ arguments: [String]) -> String? {
        let characters = Array(text.unicodeScalars)
        let bounds = arguments.compactMap { Int($0) }.map { $0 < 0 ? max(0, characters.count + $0) : $0 }
        guard bounds.count == arguments.count else { return nil }
        let end = min(bounds.count == 2 ? bounds[1] : characters.count, characters.count)
        let start = min(bounds[0], end)
        return String(String.UnicodeScalarView(characters[start..<end]))
    }
}
