import Drizzle

/// The shape of `raingauge migrate --format json`.
extension ApplyPlan: Encodable {
    private enum Key: String, CodingKey {
        case applied, drizzle, alone = "without_transaction", migrations, later, upgradesLedger =
            "upgrades_ledger", stops, warnings
    }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(false, forKey: .applied)
        try json.encode(era.rawValue, forKey: .drizzle)
        try json.encode(steps.map(EncodedStep.init), forKey: .migrations)
        try json.encode(alone.sorted(), forKey: .alone)
        try json.encode(later, forKey: .later)
        try json.encode(upgrade != nil, forKey: .upgradesLedger)
        try json.encode(fault?.sentence, forKey: .stops)
        try json.encode(status.nextRun.warnings.map(\.sentence), forKey: .warnings)
    }
}

private struct EncodedStep: Encodable {
    let tag: String
    let file: String
    let hash: String
    let skipped: Bool
    let statements: [EncodedStatement]

    init(_ step: ApplyStep) {
        (tag, file, hash, skipped) = (step.tag, step.file, step.hash, step.isSkipped)
        statements = step.pieces.flatMap(\.statements).map {
            EncodedStatement(line: $0.line, statement: $0.title)
        }
    }
}

private struct EncodedStatement: Encodable {
    let line: Int
    let statement: String
}
