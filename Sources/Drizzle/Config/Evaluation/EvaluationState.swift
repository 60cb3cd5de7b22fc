/// All that statements can change.
struct EvaluationState {
    var environment: ScriptEnvironment
    /// The modules that were followed, by their paths.
    var modules: [String: ScriptModule] = [:]
    /// What the running module and function declare, from the top level inwards.
    var scopes: [[String: ScriptValue]]

    /// What is known when either this or the other may be the case.
    func merged(with other: EvaluationState, because expression: UnevaluatedExpression) -> EvaluationState {
        var merged = self
        merged.environment.merge(other.environment, because: expression)
        for (index, scope) in other.scopes.enumerated() where scopes.indices.contains(index) {
            merged.scopes[index].merge(scope, because: expression)
        }
        for (path, module) in other.modules {
            guard var both = modules[path] else {
                merged.modules[path] = module
                continue
            }
            both.merge(module, because: expression)
            merged.modules[path] = both
        }
        return merged
    }
}

extension ScriptModule {
    fileprivate mutating func merge(_ other: ScriptModule, because expression: UnevaluatedExpression) {
        names.merge(other.names, because: expression)
        for name in Set(exports.keys).union(other.exports.keys) where exports[name] != other.exports[name] {
            export(name, as: .value(ScriptValue(.unknown(expression))))
        }
    }
}

extension [String: ScriptValue] {
    fileprivate mutating func merge(_ other: [String: ScriptValue], because expression: UnevaluatedExpression)
    {
        for name in Set(keys).union(other.keys) where self[name]?.content != other[name]?.content {
            self[name] = ScriptValue(.unknown(expression))
        }
    }
}
