extension Evaluator {
    /// `z.string()` and its kin.
    mutating func validator(
        _ method: String, _ arguments: [ScriptExpression.Element], _ node: ScriptNode
    ) -> ScriptValue {
        switch method {
        case "string", "url", "email", "any", "unknown", "enum", "nativeEnum", "literal", "undefined",
            "uuid":
            return ScriptValue(.validator(ScriptValidator(.plain)))
        case "object", "strictObject":
            guard case .object(let object)? = arguments.first.map({ value(of: $0.node) })?.content,
                object.rest == nil
            else { break }
            let members = object.members.map {
                ScriptValidator.Member(name: $0.name, validator: validator(in: $0.value, node))
            }
            return ScriptValue(.validator(ScriptValidator(.object(members))))
        default: break
        }
        return ScriptValue(.validator(ScriptValidator(.unread(source.expression(node)))))
    }

    private func validator(in value: ScriptValue, _ node: ScriptNode) -> ScriptValidator {
        if case .validator(let validator) = value.content { return validator }
        return ScriptValidator(.unread(value.unknown ?? source.expression(node)))
    }

    /// A method of a schema: another schema, or what it makes of a value.
    mutating func call(
        _ method: String, of validator: ScriptValidator, _ arguments: [ScriptExpression.Element],
        _ node: ScriptNode
    ) -> ScriptValue {
        if Self.checks.contains(method) { return ScriptValue(.validator(validator)) }
        let first = arguments.first.map { value(of: $0.node) } ?? .undefined
        switch method {
        case "default", "prefault":
            var copy = validator
            copy.fallback = first
            if case .function = first.content { copy.fallback = unknown(node) }
            return ScriptValue(.validator(copy))
        case "parse", "parseAsync": return validated(first, by: validator, node)
        case "safeParse", "safeParseAsync":
            var result = ScriptObject()
            // Whether it succeeds depends on checks that are not made.
            result.set("success", to: unknown(node))
            result.set("data", to: validated(first, by: validator, node))
            return ScriptValue(.object(result))
        default: return ScriptValue(.validator(ScriptValidator(.unread(source.expression(node)))))
        }
    }

    /// What refuses values, or none, and changes none.
    private static let checks: Set<String> = [
        "min", "max", "length", "url", "email", "nonempty", "startsWith", "endsWith", "includes", "regex",
        "uuid",
        "refine", "superRefine", "describe", "meta", "brand", "readonly", "optional", "nullable", "nullish",
        "strict", "strip", "exactOptional",
    ]

    private func validated(
        _ value: ScriptValue, by validator: ScriptValidator, _ node: ScriptNode
    ) -> ScriptValue {
        if let unknown = validator.unread { return ScriptValue(.unknown(unknown)) }
        if case .undefined = value.content, let fallback = validator.fallback { return fallback }
        guard case .object(let members) = validator.kind else { return value }
        var result = ScriptObject()
        for member in members {
            let input = self.member(member.name, of: value, node)
            result.set(member.name, to: validated(input, by: member.validator, node))
        }
        return ScriptValue(.object(result))
    }

    /// `createEnv({ server, client, shared, runtimeEnv })` of t3-env.
    ///
    /// - Source: @t3-oss/env-core, `createEnv`; env-nextjs lets `experimental__runtimeEnv` add to `process.env`.
    func createEnvironment(_ options: ScriptValue?, _ node: ScriptNode) -> ScriptValue {
        guard case .object(let options)? = options?.content, options.rest == nil else { return unknown(node) }
        let raw = runtimeEnvironment(options)
        var result = ScriptObject()
        for group in ["shared", "client", "server"] {
            guard let value = options[group] else { continue }
            guard case .object(let schemas) = value.content, schemas.rest == nil else {
                result.spread(value.unknown ?? source.expression(node))
                continue
            }
            for (name, schema) in schemas.members {
                let input = self.input(name, of: raw, options, node)
                let checked = validated(input, by: validator(in: schema, node), node)
                result.set(name, to: unlessSkipped(checked, input, options, node))
            }
        }
        return ScriptValue(.object(result))
    }

    private func runtimeEnvironment(_ options: ScriptObject) -> ScriptValue {
        let given = options["runtimeEnvStrict"] ?? options["runtimeEnv"]
        guard options["experimental__runtimeEnv"] == nil, let given else {
            return ScriptValue(.builtIn(.environment))
        }
        return given
    }

    /// What is checked under a name: where t3-env is told so, an empty text is none.
    private func input(
        _ name: String, of raw: ScriptValue, _ options: ScriptObject, _ node: ScriptNode
    ) -> ScriptValue {
        var raw = raw
        if case .object(let object)? = options["experimental__runtimeEnv"]?.content, object[name] != nil {
            raw = ScriptValue(.object(object))
        }
        let value = member(name, of: raw, node)
        let isEmpty = value.content == .string("") && options["emptyStringAsUndefined"]?.isTrue == true
        return isEmpty ? ScriptValue(.undefined, value.sources) : value
    }

    private func unlessSkipped(
        _ checked: ScriptValue, _ raw: ScriptValue, _ options: ScriptObject, _ node: ScriptNode
    ) -> ScriptValue {
        guard let skip = options["skipValidation"] else { return checked }
        switch skip.isTrue {
        case true?: return raw
        case false?: return checked
        case nil: return raw.content == checked.content ? checked : carried(skip, node)
        }
    }
}
