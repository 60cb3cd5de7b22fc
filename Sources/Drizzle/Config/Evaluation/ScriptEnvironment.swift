/// The environment variables as the configuration would see them, and where each comes from.
struct ScriptEnvironment {
    private var variables: [String: ScriptValue]
    /// Set when code that is not followed may have added more.
    private var additions: UnevaluatedExpression?

    init(_ environment: [String: String]) {
        variables = environment.reduce(into: [:]) { result, pair in
            result[pair.key] = ScriptValue(.string(pair.value), [.environment(name: pair.key)])
        }
    }

    /// A variable; `undefined` when it is nowhere set, unknown when code might have set it.
    func value(of name: String) -> ScriptValue {
        if let variable = variables[name] { return variable }
        if let additions { return ScriptValue(.unknown(additions)) }
        return ScriptValue(.undefined, [.unset(name: name)])
    }

    /// The variables that come from files.
    var fileNames: [String] {
        variables.compactMap { name, variable in
            if case .environmentFile? = variable.sources.first { name } else { nil }
        }
    }

    func text(of name: String) -> String? {
        if case .string(let text)? = variables[name]?.content { text } else { nil }
    }

    mutating func set(_ name: String, to value: ScriptValue) { variables[name] = value }

    /// Adds what an `.env` file says; what is there already wins unless told otherwise.
    mutating func add(
        _ file: [DotEnv.Entry], from path: String, overriding: Bool = false, expanding: Bool = false
    ) {
        var values: [String: String] = [:]
        for entry in file { values[entry.name] = entry.value }
        for (name, value) in values where overriding || variables[name] == nil {
            if !overriding, let additions {
                // It may be set already.
                variables[name] = ScriptValue(.unknown(additions))
                continue
            }
            let text = expanding ? DotEnv.expanded(value) { self.text(of: $0) ?? values[$0] } : value
            variables[name] = ScriptValue(.string(text), [.environmentFile(name: name, path: path)])
        }
    }

    /// Something ran that is not followed and may have set variables.
    ///
    /// What the process was started with stays, as long as nothing says that it is replaced: every package that reads
    /// `.env` leaves it alone unless told otherwise.
    mutating func forget(_ reach: ScriptEffects.Reach, because expression: UnevaluatedExpression) {
        guard reach > .none else { return }
        additions = additions ?? expression
        for (name, variable) in variables where variable.unknown == nil {
            if reach == .files, case .environment? = variable.sources.first { continue }
            variables[name] = ScriptValue(.unknown(expression))
        }
    }

    mutating func merge(_ other: ScriptEnvironment, because expression: UnevaluatedExpression) {
        additions = additions ?? other.additions
        for name in Set(variables.keys).union(other.variables.keys)
        where variables[name]?.content != other.variables[name]?.content {
            variables[name] = ScriptValue(.unknown(expression))
        }
    }
}
