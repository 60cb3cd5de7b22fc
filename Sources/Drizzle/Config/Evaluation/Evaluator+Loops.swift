extension Evaluator {
    /// Of a loop; a longer one is not followed.
    private static let longestLoop = 100

    mutating func run(_ loop: ScriptLoop) -> ScriptCompletion {
        guard let items = items(of: loop), items.count <= Self.longestLoop else {
            return perform(loop.effects, loop.items)
        }
        for item in items {
            guard mayStep() else { return perform(loop.effects, loop.items) }
            let completion = inScope { evaluator in
                evaluator.bind(loop.pattern, to: item, loop.items)
                return evaluator.completion(of: loop.body)
            }
            if completion != .normal { return completion }
        }
        return .normal
    }

    private mutating func items(of loop: ScriptLoop) -> [ScriptValue]? {
        switch (value(of: loop.items).content, loop.isOverKeys) {
        case (.array(let elements), false): elements
        case (.object(let object), true) where object.rest == nil:
            object.members.map { ScriptValue(.string($0.name)) }
        default: nil
        }
    }

    /// `array.forEach(callback)`; `nil` when that is not what it is.
    mutating func forEach(
        _ elements: [ScriptValue], _ arguments: [ScriptExpression.Element], _ node: ScriptNode
    ) -> ScriptValue? {
        guard arguments.count == 1, elements.count <= Self.longestLoop,
            case .function(let function) = arguments[0].node.expression,
            case .function(let closure) = closure(function).content
        else { return nil }
        for element in elements { _ = callBack(closure, [element], node) }
        return .undefined
    }
}

extension ScriptObject {
    /// JavaScript's `Object.keys`, `values` and `entries`; `nil` when not all members are known.
    func listed(_ method: String) -> ScriptValue? {
        guard rest == nil else { return nil }
        let names = members.map { ScriptValue(.string($0.name)) }
        switch method {
        case "keys": return ScriptValue(.array(names))
        case "values": return ScriptValue(.array(members.map(\.value)))
        case "entries":
            return ScriptValue(
                .array(zip(names, members).map { ScriptValue(.array([$0, $1.value])) }))
        default: return nil
        }
    }
}
