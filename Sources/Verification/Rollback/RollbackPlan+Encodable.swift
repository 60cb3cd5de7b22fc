/// The shape of `raingauge rollback TAG --format json`.
extension RollbackPlan: Encodable {
    private enum Key: String, CodingKey { case tag, from, steps, leftovers, unnamed, later, script }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(tag, forKey: .tag)
        try json.encode(source.rawValue, forKey: .from)
        try json.encode(steps.map(EncodedStep.init), forKey: .steps)
        try json.encode(leftovers.map(EncodedLeftover.init), forKey: .leftovers)
        try json.encode(unnamed, forKey: .unnamed)
        try json.encode(later, forKey: .later)
        try json.encode(script, forKey: .script)
    }
}

private struct EncodedStep: Encodable {
    let statement: String
    let notes: [String]
    let losesForGood: Bool

    init(_ step: RollbackPlan.Step) {
        (statement, notes) = (step.statement, step.losses.map(\.sentence))
        losesForGood = step.losses.contains(where: \.isForGood)
    }
}

private struct EncodedLeftover: Encodable {
    let line: Int
    let statement: String
    let cause: String

    init(_ leftover: RollbackPlan.Leftover) {
        (line, statement, cause) = (leftover.line, leftover.words, leftover.cause.rawValue)
    }
}
