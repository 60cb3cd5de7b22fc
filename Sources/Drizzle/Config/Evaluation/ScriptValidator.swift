/// What a schema of zod lets through, as far as it lets values through as they are.
struct ScriptValidator: Equatable, Sendable {
    let kind: Kind
    /// What stands for a value that is not there.
    var fallback: ScriptValue?

    indirect enum Kind: Equatable, Sendable {
        /// Checks the value and leaves it as it is.
        case plain
        case number
        case object([Member])
        /// Makes something else of the value, or is not known.
        case unread(UnevaluatedExpression)
    }

    struct Member: Equatable, Sendable {
        let name: String
        let validator: ScriptValidator
    }

    init(_ kind: Kind, fallback: ScriptValue? = nil) { (self.kind, self.fallback) = (kind, fallback) }

    var unread: UnevaluatedExpression? {
        if case .unread(let expression) = kind { expression } else { nil }
    }
}
