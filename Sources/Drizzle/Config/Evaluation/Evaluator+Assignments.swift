extension Evaluator {
    mutating func assign(_ mark: String, _ target: ScriptNode, _ right: ScriptNode) {
        let value = mark == "=" ? value(of: right) : combined(mark, target, right)
        switch target.expression {
        case .name(let name): rebind(name, to: value)
        case .member(let object, "exports") where object.expression == .name("module"):
            module.export("default", as: .value(value))
        case .member(let object, let name) where object.isModuleExports:
            module.export(name, as: .value(value))
        case .member(let object, let name): setMember(name, of: object, to: value, right)
        case .index(let object, let key):
            if let name = self.value(of: key).text {
                setMember(name, of: object, to: value, right)
            } else {
                forgetMembers(of: object, target)
            }
        default: forgetRoot(target)
        }
    }

    /// `a ||= b` is `a = a || b`.
    private mutating func combined(_ mark: String, _ target: ScriptNode, _ right: ScriptNode) -> ScriptValue {
        value(of: ScriptNode(expression: .binary(String(mark.dropLast()), target, right), range: right.range))
    }

    private mutating func setMember(
        _ name: String, of node: ScriptNode, to value: ScriptValue, _ right: ScriptNode
    ) {
        switch self.value(of: node).content {
        case .builtIn(.environment): setVariable(name, to: value, right)
        case .object(var object):
            guard case .name(let variable) = node.expression else { return forgetRoot(node) }
            object.set(name, to: value)
            rebind(variable, to: ScriptValue(.object(object)))
        default: forgetMembers(of: node, right)
        }
    }

    /// What is put into `process.env` becomes a text, whatever it was.
    mutating func setVariable(_ name: String, to value: ScriptValue, _ node: ScriptNode) {
        let sources = value.sources.isEmpty ? literal(node) : value.sources
        guard let text = value.text else { return environment.set(name, to: carried(value, node)) }
        environment.set(name, to: ScriptValue(.string(text), sources))
    }

    private mutating func forgetMembers(of object: ScriptNode, _ node: ScriptNode) {
        if case .builtIn(.environment) = value(of: object).content {
            return forgetEnvironment(.everything, node)
        }
        if case .builtIn(.process) = value(of: object).content { forgetEnvironment(.everything, node) }
        forgetRoot(object)
    }

    /// `Object.assign(target, …)`.
    mutating func assignMembers(
        _ target: ScriptNode, _ values: [ScriptValue], _ node: ScriptNode
    ) -> ScriptValue {
        let first = values.first ?? .undefined
        guard case .builtIn(.environment) = first.content else {
            forgetRoot(target)
            return unknown(node)
        }
        for value in values.dropFirst() {
            switch value.content {
            case .object(let object) where object.rest == nil:
                for (name, member) in object.members { setVariable(name, to: member, node) }
            case .null, .undefined: break
            default: forgetEnvironment(.everything, node)
            }
        }
        return first
    }
}

extension ScriptNode {
    /// `exports` or `module.exports`.
    fileprivate var isModuleExports: Bool {
        switch expression {
        case .name("exports"): true
        case .member(let object, "exports"): object.expression == .name("module")
        default: false
        }
    }
}
