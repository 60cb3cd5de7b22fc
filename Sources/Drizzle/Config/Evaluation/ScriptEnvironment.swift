/// The environment variables as the configuration would see them, and where each comes from.
struct ScriptEnvironment {
    private var variables: [String: Variable]
    /// Set when code that is not followed may have added more.
    private(set) var additions: UnevaluatedExpression?

    private struct Variable {
        let value: String
        let source: Provenance.Source
    }

    init(_ environment: [String: String]) {
        variables = environment.reduce(into: [:]) { result, pair in
            result[pair.key] = Variable(value: pair.value, source: .environment(name: pair.key))
        }
    }

    /// A variable; `undefined` when it is nowhere set, unknown when code might have set it.
    func value(of name: String) -> ScriptValue {
        if let variable = variables[name] { return ScriptValue(.string(variable.value), [variable.source]) }
        if let additions { return ScriptValue(.unknown(additions)) }
        return ScriptValue(.undefined, [.unset(name: name)])
    }

    /// The variables that come from files.
    var fileNames: [String] {
        variables.compactMap { name, variable in
            if case .environmentFile = variable.source { name } else { nil }
        }
    }

    func text(of name: String) -> String? { variables[name]?.value }

    mutating func set(_ name: String, to value: String, source: Provenance.Source) {
        variables[name] = Variable(value: value, source: source)
    }

    /// Adds what an `.env` file says; what is there already wins unless told otherwise.
    mutating func add(
        _ file: [DotEnv.Entry], from path: String, overriding: Bool = false, expanding: Bool = false
    ) {
        var values: [String: String] = [:]
        for entry in file { values[entry.name] = entry.value }
        for (name, value) in values where overriding || variables[name] == nil {
            let text = expanding ? DotEnv.expanded(value) { variables[$0]?.value ?? values[$0] } : value
            variables[name] = Variable(value: text, source: .environmentFile(name: name, path: path))
        }
    }

    mutating func mayHaveMore(because expression: UnevaluatedExpression) {
        additions = additions ?? expression
    }
}
