/// How statements end.
enum ScriptCompletion: Equatable {
    case normal
    case returned(ScriptValue)
    /// With where the conditions come from under which it is thrown.
    case thrown([Provenance.Source])
}

extension Evaluator {
    /// Runs a module; what it throws is passed over, since a configuration that fails to load would be no configuration.
    mutating func run(_ statements: [ScriptStatement]) {
        for case .use(let statement) in statements { use(statement) }
        declareFunctions(of: statements)
        for statement in statements { _ = run(statement) }
        finishModule()
    }

    private mutating func finishModule() {
        module.names = state.scopes[0]
        module.isRunning = false
    }

    /// Runs statements until one of them ends them.
    mutating func completion(of statements: [ScriptStatement]) -> ScriptCompletion {
        declareFunctions(of: statements)
        for statement in statements {
            let completion = run(statement)
            if completion != .normal { return completion }
        }
        return .normal
    }

    /// Functions are there before the first statement runs.
    private mutating func declareFunctions(of statements: [ScriptStatement]) {
        for statement in statements {
            switch statement {
            case .function(let name, let function): declare(name, closure(function))
            case .group(let inner): declareFunctions(of: inner)
            case .use, .declaration, .expression, .exportDefault, .exportNames, .branch, .loop, .block,
                .returning, .throwing, .code:
                break
            }
        }
    }

    private mutating func run(_ statement: ScriptStatement) -> ScriptCompletion {
        switch statement {
        case .use, .function: break
        case .declaration(let declaration): declare(declaration)
        case .expression(let node): _ = value(of: node)
        case .exportDefault(let node): module.export("default", as: .value(value(of: node)))
        case .exportNames(let names): export(names)
        case .branch(let condition, let then, let otherwise): return branch(condition, then, otherwise)
        case .loop(let loop): return run(loop)
        case .block(let statements): return inScope { $0.completion(of: statements) }
        case .group(let statements): return completion(ofGroup: statements)
        case .returning(let node): return .returned(node.map { value(of: $0) } ?? .undefined)
        case .throwing: return .thrown([])
        case .code(let node, let effects): return perform(effects, node)
        }
        return .normal
    }

    private mutating func completion(ofGroup statements: [ScriptStatement]) -> ScriptCompletion {
        for statement in statements {
            let completion = run(statement)
            if completion != .normal { return completion }
        }
        return .normal
    }

    private mutating func export(_ names: [ScriptStatement.ImportedName]) {
        for name in names { module.export(name.exported ?? name.local, as: .name(name.local)) }
    }
}

extension Evaluator {
    private mutating func declare(_ declaration: ScriptDeclaration) {
        let value = declaration.value.map { self.value(of: $0) } ?? ScriptValue.undefined
        bind(declaration.pattern, to: value, declaration.value, ofFunction: declaration.isOfFunction)
    }

    /// Takes a value apart; `node` is where it stands.
    mutating func bind(
        _ pattern: ScriptPattern, to value: ScriptValue, _ node: ScriptNode?, ofFunction: Bool = false
    ) {
        switch pattern {
        case .name(let name): declare(name, value, ofFunction: ofFunction)
        case .object(let bindings):
            for binding in bindings {
                var member = node.map { self.member(binding.key, of: value, $0) } ?? ScriptValue.undefined
                if case .undefined = member.content, let fallback = binding.fallback {
                    member = self.value(of: fallback)
                }
                declare(binding.local, member, ofFunction: ofFunction)
            }
        case .array(let names):
            for (index, name) in names.enumerated() {
                guard let name else { continue }
                declare(name, element(index, of: value, node), ofFunction: ofFunction)
            }
        case .other(let names):
            for name in names {
                declare(name, node.map { unknown($0) } ?? ScriptValue.undefined, ofFunction: ofFunction)
            }
        }
    }

    private func element(_ index: Int, of value: ScriptValue, _ node: ScriptNode?) -> ScriptValue {
        if case .array(let elements) = value.content {
            return elements.indices.contains(index) ? elements[index] : .undefined
        }
        return node.map { carried(value, $0) } ?? ScriptValue.undefined
    }

    private mutating func branch(
        _ condition: ScriptNode, _ then: [ScriptStatement], _ otherwise: [ScriptStatement]
    ) -> ScriptCompletion {
        let decision = value(of: condition)
        guard let isTrue = decision.isTrue else { return branchEitherWay(condition, then, otherwise) }
        let completion = inScope { $0.completion(of: isTrue ? then : otherwise) }
        guard case .thrown(let sources) = completion else { return completion }
        return .thrown((sources + decision.sources).withoutRepeats)
    }

    /// What throws is taken not to happen: there would be no configuration.
    private mutating func branchEitherWay(
        _ condition: ScriptNode, _ then: [ScriptStatement], _ otherwise: [ScriptStatement]
    ) -> ScriptCompletion {
        let before = state
        var afterThen = state
        let (first, second) = either(because: condition) { evaluator in
            let completion = evaluator.inScope { $0.completion(of: then) }
            afterThen = evaluator.state
            return completion
        } _: { evaluator in
            evaluator.inScope { $0.completion(of: otherwise) }
        }
        switch (first, second) {
        case (.thrown, .thrown): return first
        case (.thrown, _):
            state = before
            return inScope { $0.completion(of: otherwise) }
        case (_, .thrown):
            state = afterThen
            return first
        default: return first == second ? first : .returned(unknown(condition))
        }
    }
}
