extension Evaluator {
    mutating func unary(_ mark: String, _ operand: ScriptNode, _ node: ScriptNode) -> ScriptValue {
        let value = value(of: operand)
        switch mark {
        case "!":
            return value.isTrue.map { ScriptValue(.boolean(!$0), value.sources) } ?? carried(value, node)
        case "-", "+":
            guard let number = value.number else { return carried(value, node) }
            return ScriptValue(.number(mark == "-" ? -number : number), value.sources)
        case "typeof":
            guard let type = value.type else { return carried(value, node) }
            return ScriptValue(.string(type), value.sources)
        default: return unknown(node)
        }
    }

    mutating func binary(
        _ mark: String, _ left: ScriptNode, _ right: ScriptNode, _ node: ScriptNode
    ) -> ScriptValue {
        let first = value(of: left)
        switch mark {
        case "??":
            return either(first.isNullish, first, right, node) { $0.fallback(right, after: first) }
        case "||":
            return either(first.isTrue.map(!), first, right, node) { $0.fallback(right, after: first) }
        case "&&":
            return either(first.isTrue, first, right, node) { $0.value(of: right) }
        default: break
        }
        let second = value(of: right)
        let sources = (first.sources + second.sources).withoutRepeats
        switch mark {
        case "===", "==", "!==", "!=":
            guard let isEqual = first.equals(second, loosely: mark.count == 2) else {
                return carried(first.unknown == nil ? second : first, node)
            }
            return ScriptValue(.boolean(isEqual == !mark.hasPrefix("!")), sources)
        case "+": return sum(first, second, sources, node)
        case "-", "*", "/", "%": return arithmetic(mark, first, second, sources, node)
        default: return unknown(node)
        }
    }

    /// The left side, or what the right one comes to; where nobody knows, the right one may run.
    private mutating func either(
        _ goesOn: Bool?, _ first: ScriptValue, _ right: ScriptNode, _ node: ScriptNode,
        _ second: (inout Evaluator) -> ScriptValue
    ) -> ScriptValue {
        if let goesOn { return goesOn ? second(&self) : first }
        _ = either(because: node) { _ in
            ()
        } _: {
            _ = second(&$0)
        }
        return carried(first, node)
    }

    mutating func conditional(
        _ condition: ScriptNode, _ first: ScriptNode, _ second: ScriptNode
    ) -> ScriptValue {
        let decision = value(of: condition)
        if let isTrue = decision.isTrue { return value(of: isTrue ? first : second) }
        let (yes, no) = either(because: condition) {
            $0.value(of: first)
        } _: {
            $0.value(of: second)
        }
        return yes.content == no.content ? yes : carried(decision, condition)
    }

    /// What an operator makes of something unknown: the same unknown, which names the innermost expression.
    func carried(_ value: ScriptValue, _ node: ScriptNode) -> ScriptValue {
        value.unknown == nil ? unknown(node) : value
    }

    /// The right side of `??` and `||`; where it says nothing itself, the variable that was not set still counts.
    private mutating func fallback(_ node: ScriptNode, after first: ScriptValue) -> ScriptValue {
        var second = value(of: node)
        switch second.content {
        case .undefined, .null, .string(""): second.sources = (first.sources + second.sources).withoutRepeats
        default: break
        }
        return second
    }

    private func sum(
        _ first: ScriptValue, _ second: ScriptValue, _ sources: [Provenance.Source], _ node: ScriptNode
    ) -> ScriptValue {
        if case .number(let left) = first.content, case .number(let right) = second.content {
            return ScriptValue(.number(left + right), sources)
        }
        guard let left = first.text, let right = second.text else {
            return carried(first.unknown == nil ? second : first, node)
        }
        return ScriptValue(.string(left + right), sources)
    }

    private func arithmetic(
        _ mark: String, _ first: ScriptValue, _ second: ScriptValue, _ sources: [Provenance.Source],
        _ node: ScriptNode
    ) -> ScriptValue {
        guard let left = first.number, let right = second.number else {
            return carried(first.unknown == nil ? second : first, node)
        }
        let result =
            switch mark {
            case "-": left - right
            case "*": left * right
            case "/": left / right
            default: left.truncatingRemainder(dividingBy: right)
            }
        return ScriptValue(.number(result), sources)
    }
}

extension ScriptValue {
    /// JavaScript's `Number(value)`; `nil` when it is not known.
    var number: Double? {
        switch content {
        case .number(let number): number
        case .string(let text): ScriptNumber.number(text)
        case .boolean(let boolean): boolean ? 1 : 0
        case .null: 0
        case .undefined, .object, .url, .builtIn, .array, .function, .validator, .namespace: .nan
        case .imported, .binding, .unknown: nil
        }
    }

    fileprivate var type: String? {
        switch content {
        case .string: "string"
        case .number: "number"
        case .boolean: "boolean"
        case .undefined: "undefined"
        case .null, .array, .object, .url, .validator, .namespace: "object"
        case .function: "function"
        case .builtIn, .binding, .imported, .unknown: nil
        }
    }

    fileprivate func equals(_ other: ScriptValue, loosely: Bool) -> Bool? {
        switch (content, other.content) {
        case (.unknown, _), (_, .unknown), (.imported, _), (_, .imported): return nil
        // Two of them are equal only when they are one.
        case (.object, .object), (.array, .array), (.url, .url): return nil
        case (.null, .undefined), (.undefined, .null): return loosely
        case (.string(let left), .string(let right)):
            return left.unicodeScalars.elementsEqual(right.unicodeScalars)
        case (.number, .string), (.string, .number): return loosely && number == other.number
        default: return content == other.content
        }
    }
}
