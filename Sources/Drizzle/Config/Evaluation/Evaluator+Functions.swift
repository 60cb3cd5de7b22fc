/// A function and the module that it stands in.
struct ScriptClosure: Equatable, Sendable {
    let function: ScriptFunction
    let module: String
    /// Whether it stands at the top level, so that it needs nothing but the names of the module.
    let isAtTop: Bool
}

extension Evaluator {
    /// Of functions that call one another.
    static let deepestCall = 8
    /// How deep an expression may be that calls one.
    private static let deepestExpression = 60

    func closure(_ function: ScriptFunction) -> ScriptValue {
        ScriptValue(
            .function(
                ScriptClosure(
                    function: function, module: source.file, isAtTop: state.scopes.count == 1)))
    }

    /// Calls a function of the project, or says what calling it may change.
    mutating func call(
        _ closure: ScriptClosure, _ arguments: [ScriptExpression.Element], _ node: ScriptNode
    ) -> ScriptValue {
        let values = arguments.map { value(of: $0.node) }
        let isPlain = arguments.allSatisfy { if case .value = $0 { true } else { false } }
        if case .unread = closure.function.body {
            values.indices.forEach { forgetArgument($0, arguments, values) }
        }
        guard isPlain, closure.isAtTop, mayStep() else {
            values.indices.forEach { forgetArgument($0, arguments, values) }
            _ = perform(closure.function.effects.withoutReturning, node)
            return unknown(node)
        }
        let (result, after) = run(closure, values, node)
        for (argument, (before, after)) in zip(arguments, zip(values, after))
        where before.isChanged(to: after) {
            forgetRoot(argument.node)
        }
        return result
    }

    private mutating func forgetArgument(
        _ index: Int, _ arguments: [ScriptExpression.Element], _ values: [ScriptValue]
    ) {
        if values[index].isMutable { forgetRoot(arguments[index].node) }
    }

    /// Runs a callback of the running function, which sees its names.
    mutating func callBack(
        _ closure: ScriptClosure, _ values: [ScriptValue], _ node: ScriptNode
    ) -> ScriptValue {
        guard closure.module == source.file, mayStep() else {
            _ = perform(closure.function.effects.withoutReturning, node)
            return unknown(node)
        }
        return run(closure.function, values, node)
    }

    mutating func mayStep() -> Bool {
        remainingSteps -= 1
        return remainingSteps > 0 && callDepth < Self.deepestCall && depth < Self.deepestExpression
    }

    /// Runs it among the names of its module; answers also what became of the arguments.
    private mutating func run(
        _ closure: ScriptClosure, _ values: [ScriptValue], _ node: ScriptNode
    ) -> (ScriptValue, [ScriptValue?]) {
        let (caller, scopes, outer) = (source, state.scopes, functionScope)
        guard enter(closure.module) else {
            _ = perform(closure.function.effects.withoutReturning, node)
            return (unknown(node), [])
        }
        state.scopes.append([:])
        functionScope = 1
        let result = result(of: closure.function, values, node, in: caller)
        let after = closure.function.parameters.map { parameter -> ScriptValue? in
            if case .name(let name) = parameter.pattern { state.scopes[1][name] } else { nil }
        }
        let top = state.scopes[0]
        (state.scopes, functionScope) = (scopes, outer)
        if closure.module == caller.file {
            state.scopes[0] = top
        } else {
            state.modules[closure.module]?.names = top
        }
        source = caller
        return (result, after)
    }

    /// Goes over to the names of another module; `false` when that is not possible.
    private mutating func enter(_ path: String) -> Bool {
        if path == source.file {
            state.scopes = [state.scopes[0]]
            return true
        }
        guard let module = state.modules[path], !module.isRunning else { return false }
        source = module.source
        state.scopes = [module.names]
        return true
    }

    private mutating func run(
        _ function: ScriptFunction, _ values: [ScriptValue], _ node: ScriptNode
    ) -> ScriptValue {
        inScope { $0.result(of: function, values, node, in: $0.source) }
    }

    private mutating func result(
        of function: ScriptFunction, _ values: [ScriptValue], _ node: ScriptNode, in caller: ScriptSource
    ) -> ScriptValue {
        callDepth += 1
        defer { callDepth -= 1 }
        bindParameters(of: function, to: values)
        let unknown = ScriptValue(.unknown(caller.expression(node)))
        switch function.body {
        case .value(let value): return self.value(of: value)
        case .statements(let statements):
            switch completion(of: statements) {
            case .normal: return .undefined
            case .returned(let value): return value
            case .thrown(let sources):
                return sources.contains(where: \.isUnset) ? ScriptValue(.undefined, sources) : unknown
            }
        case .unread:
            environment.forget(function.effects.reach, because: caller.expression(node))
            forget(function.effects, as: unknown)
            return unknown
        }
    }

    private mutating func bindParameters(of function: ScriptFunction, to values: [ScriptValue]) {
        for (index, parameter) in function.parameters.enumerated() {
            var value = values.indices.contains(index) ? values[index] : .undefined
            if case .undefined = value.content, let fallback = parameter.fallback {
                value = self.value(of: fallback)
            }
            let place = ScriptNode(expression: .undefined, range: 0..<0)
            bind(parameter.pattern, to: value, parameter.fallback ?? place)
        }
    }
}

extension ScriptValue {
    /// Whether something that could be changed from inside is no longer what it was.
    fileprivate func isChanged(to other: ScriptValue?) -> Bool {
        isMutable && other.map { $0.content != content } ?? false
    }

    /// Whether two names may stand for the same one, so that changing it here changes it there.
    var isMutable: Bool {
        switch content {
        case .object, .array, .url: true
        case .string, .number, .boolean, .null, .undefined, .builtIn, .imported, .function, .binding,
            .namespace,
            .validator, .unknown:
            false
        }
    }
}

extension Provenance.Source {
    var isUnset: Bool {
        if case .unset = self { true } else { false }
    }
}
