extension Evaluator {
    /// Code runs that is not followed: what it may change is no longer known.
    mutating func perform(_ effects: ScriptEffects, _ node: ScriptNode) -> ScriptCompletion {
        forget(effects, as: unknown(node))
        forgetEnvironment(holdsEnvironment(effects) ? .everything : effects.reach, node)
        return effects.returns && callDepth > 0 ? .returned(unknown(node)) : .normal
    }

    /// What it gives another value, and whatever of the things it mentions could be changed from inside.
    mutating func forget(_ effects: ScriptEffects, as unknown: ScriptValue) {
        for name in effects.names {
            guard let value = value(named: name) else { continue }
            if value.isMutable || effects.changedNames.contains(name) { rebind(name, to: unknown) }
        }
    }

    /// Whether it mentions another name of `process.env`, through which it could replace everything.
    private func holdsEnvironment(_ effects: ScriptEffects) -> Bool {
        effects.names.contains { value(named: $0)?.content == .builtIn(.environment) }
    }

    mutating func forgetEnvironment(_ reach: ScriptEffects.Reach, _ node: ScriptNode) {
        environment.forget(reach, because: source.expression(node))
    }

    /// A function is called that is not followed.
    mutating func callUnseen(
        _ callee: ScriptNode, _ arguments: [ScriptExpression.Element], _ node: ScriptNode
    ) -> ScriptValue {
        let isHarmless = isHarmless(callee)
        for argument in arguments {
            let inner = argument.node
            switch value(of: inner).content {
            case .function(let closure):
                // What only works values out, such as a table's definition, calls back for nothing else.
                let effects = closure.function.effects.withoutReturning
                let isGrave = effects.reach == .everything || holdsEnvironment(effects)
                if !isHarmless || isGrave { _ = perform(effects, node) }
            case .url, .object, .array: if !isHarmless { forgetRoot(inner) }
            case .builtIn(.environment): if !isHarmless { forgetEnvironment(.everything, node) }
            case .string, .number, .boolean, .null, .undefined, .builtIn, .imported, .unknown, .validator,
                .namespace, .binding:
                break
            }
        }
        if !isHarmless { forgetEnvironment(.files, node) }
        return unknown(node)
    }

    /// Whether what is called surely sets no variable.
    private func isHarmless(_ callee: ScriptNode) -> Bool {
        if case .member(_, let method) = callee.expression, Self.pureMethods.contains(method) { return true }
        guard let root = callee.rootName else { return callee.isLiteral }
        guard let value = value(named: root) else { return ScriptEffects.harmlessNames.contains(root) }
        switch value.content {
        case .imported(let imported): return BuiltIn.isHarmless(imported.module)
        case .builtIn(let builtIn): return !builtIn.setsVariables
        case .string, .number, .boolean, .null, .undefined, .array, .url, .validator: return true
        case .object, .function, .unknown, .namespace, .binding: return false
        }
    }

    /// Methods of strings and arrays that configurations call on what is not known.
    private static let pureMethods: Set<String> = [
        "toString", "trim", "split", "join", "replace", "replaceAll", "slice", "substring", "startsWith",
        "endsWith", "includes", "toLowerCase", "toUpperCase", "concat", "match", "indexOf", "at",
    ]

    /// Something inside it changed in a way that is not followed.
    mutating func forgetRoot(_ node: ScriptNode) {
        if let name = node.variable, value(named: name) != nil { rebind(name, to: unknown(node)) }
    }
}

extension ScriptExpression.Element {
    var node: ScriptNode {
        switch self {
        case .value(let node), .spread(let node): node
        }
    }
}

extension ScriptNode {
    /// The `a` of `a.b[c]`.
    fileprivate var variable: String? {
        switch expression {
        case .name(let name): name
        case .member(let object, _), .index(let object, _): object.variable
        default: nil
        }
    }

    /// The `a` of `a.b(c)[d]`.
    var rootName: String? {
        switch expression {
        case .name(let name): name
        case .member(let object, _), .index(let object, _), .call(let object, _): object.rootName
        case .construction(let callee, _): callee.rootName
        default: nil
        }
    }

    fileprivate var isLiteral: Bool {
        switch expression {
        case .string, .number, .boolean, .template, .array: true
        case .member(let object, _), .index(let object, _), .call(let object, _): object.isLiteral
        default: false
        }
    }
}
