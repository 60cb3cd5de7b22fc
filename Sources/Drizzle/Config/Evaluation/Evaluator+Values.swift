extension Evaluator {
    /// What the expression comes to; unknown where that is larger than a configuration can mean.
    mutating func value(of node: ScriptNode) -> ScriptValue {
        depth += 1
        defer { depth -= 1 }
        let value = evaluated(node)
        return value.content.isTooLarge ? unknown(node) : value
    }

    private mutating func evaluated(_ node: ScriptNode) -> ScriptValue {
        switch node.expression {
        case .string(let text): return ScriptValue(.string(text), literal(node))
        case .number(let number): return ScriptValue(.number(number), literal(node))
        case .boolean(let boolean): return ScriptValue(.boolean(boolean), literal(node))
        case .null: return ScriptValue(.null, literal(node))
        case .undefined: return .undefined
        case .template(let parts): return template(parts)
        case .array(let elements): return array(elements, node)
        case .object(let members): return object(members)
        case .name(let name): return value(named: name, node)
        case .importMeta: return ScriptValue(.builtIn(.importMeta))
        case .member(let object, let name): return member(name, of: object, node)
        case .index(let object, let key): return element(key, of: object, node)
        case .call(let callee, let arguments): return call(callee, arguments, node)
        case .construction(let callee, let arguments): return construct(callee, arguments, node)
        case .unary(let mark, let operand): return unary(mark, operand, node)
        case .binary(let mark, let left, let right): return binary(mark, left, right, node)
        case .conditional(let condition, let first, let second):
            return conditional(condition, first, second)
        case .assignment(let mark, let target, let right):
            assign(mark, target, right)
            return value(of: target)
        case .function(let function): return closure(function)
        case .code(let effects):
            _ = perform(effects.withoutReturning, node)
            return unknown(node)
        }
    }

    private func value(named name: String, _ node: ScriptNode) -> ScriptValue {
        if let value = value(named: name) { return value }
        return BuiltIn.global(name).map { ScriptValue(.builtIn($0)) } ?? unknown(node)
    }

    /// The parameters of a URL are part of it, so whoever holds them alone may change the URL.
    private mutating func member(_ name: String, of object: ScriptNode, _ node: ScriptNode) -> ScriptValue {
        let value = value(of: object)
        if case .url = value.content, name == "searchParams" {
            forgetRoot(object)
            return unknown(node)
        }
        return member(name, of: value, node)
    }

    func member(_ name: String, of value: ScriptValue, _ node: ScriptNode) -> ScriptValue {
        switch value.content {
        case .object(let object):
            return object[name] ?? object.rest.map { ScriptValue(.unknown($0)) } ?? .undefined
        case .builtIn(.environment): return environment.value(of: name)
        case .builtIn(.importMeta): return importMeta(name, node)
        case .builtIn(let builtIn):
            return builtIn.member(name).map { ScriptValue(.builtIn($0)) } ?? unknown(node)
        case .namespace(let path): return self.value(of: ScriptBinding(module: path, name: name))
        case .url(let url): return url[name].map { ScriptValue(.string($0), value.sources) } ?? .undefined
        case .string(let text) where name == "length":
            return ScriptValue(.number(Double(text.utf16.count)), value.sources)
        case .array(let elements) where name == "length":
            return ScriptValue(.number(Double(elements.count)), value.sources)
        case .null, .undefined: return ScriptValue(.undefined, value.sources)
        case .string, .number, .boolean, .array: return .undefined
        case .function, .validator, .binding, .imported, .unknown: return unknown(node)
        }
    }

    private func importMeta(_ name: String, _ node: ScriptNode) -> ScriptValue {
        switch name {
        case "url": ScriptValue(.string("file://" + source.file))
        case "dirname", "dir": ScriptValue(.string(FilePath(source.file).parent.text))
        case "filename", "path": ScriptValue(.string(source.file))
        case "env": ScriptValue(.builtIn(.environment))
        default: unknown(node)
        }
    }

    private mutating func element(_ key: ScriptNode, of object: ScriptNode, _ node: ScriptNode) -> ScriptValue
    {
        let (container, key) = (value(of: object), value(of: key))
        if case .array(let elements) = container.content, case .number(let number) = key.content {
            let index = Int(exactly: number) ?? -1
            return elements.indices.contains(index) ? elements[index] : .undefined
        }
        guard let name = key.text else { return key.unknown == nil ? unknown(node) : key }
        return member(name, of: container, node)
    }

    private mutating func template(_ parts: [ScriptExpression.TemplatePart]) -> ScriptValue {
        var text = ""
        var sources: [Provenance.Source] = []
        for part in parts {
            switch part {
            case .text(let literal): text += literal
            case .value(let node):
                let value = value(of: node)
                if case .undefined = value.content, !value.sources.isEmpty { sources += value.sources }
                guard let piece = value.text else { return value.unknown == nil ? unknown(node) : value }
                text += piece
                sources += value.sources
            }
        }
        return ScriptValue(.string(text), sources.withoutRepeats)
    }

    private mutating func array(_ elements: [ScriptExpression.Element], _ node: ScriptNode) -> ScriptValue {
        var values: [ScriptValue] = []
        for element in elements {
            switch element {
            case .value(let node): values.append(value(of: node))
            case .spread(let node):
                let spread = value(of: node)
                guard case .array(let more) = spread.content else {
                    return spread.unknown == nil ? unknown(node) : spread
                }
                values += more
            }
        }
        return ScriptValue(.array(values), literal(node))
    }

    private mutating func object(_ members: [ScriptExpression.Member]) -> ScriptValue {
        var object = ScriptObject()
        for member in members {
            switch member {
            case .property(let key, let node):
                let name = value(of: key)
                if let text = name.text {
                    object.set(text, to: value(of: node))
                } else if let expression = (name.unknown ?? unknown(key).unknown) {
                    object.spread(expression)
                }
            case .spread(let node): spread(node, into: &object)
            }
        }
        return ScriptValue(.object(object))
    }

    private mutating func spread(_ node: ScriptNode, into object: inout ScriptObject) {
        let value = value(of: node)
        switch value.content {
        case .object(let other): object.spread(other)
        case .null, .undefined, .boolean, .number, .string, .array, .url: break
        case .builtIn, .imported, .unknown, .function, .validator, .binding, .namespace:
            if let expression = value.unknown ?? unknown(node).unknown { object.spread(expression) }
        }
    }
}

extension Array where Element: Hashable {
    var withoutRepeats: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
