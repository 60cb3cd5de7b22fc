import SQL
import Verification

/// The shape of `raingauge review --format json`.
extension ReviewReport: Encodable {
    private enum Key: String, CodingKey {
        case migrations, connected, counts, statements, understood, findings, ignored, locks, obstacles, fault
    }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(tags, forKey: .migrations)
        try json.encode(hasFacts, forKey: .connected)
        let counts = Severity.allCases.map { ($0.rawValue, count(of: $0)) }
        try json.encode(Dictionary(uniqueKeysWithValues: counts), forKey: .counts)
        try json.encode(review.coverage.all, forKey: .statements)
        try json.encode(review.coverage.understood, forKey: .understood)
        try json.encode(
            findings.map { FindingJSON(finding: $0, answer: answer(to: $0), reason: nil) }, forKey: .findings)
        try json.encode(
            review.ignored.map { FindingJSON(finding: $0.finding, answer: nil, reason: $0.reason) },
            forKey: .ignored)
        try json.encodeIfPresent(fault, forKey: .fault)
        try json.encode(review.statements.flatMap { LockJSON.locks(of: $0, speeds) }, forKey: .locks)
        try json.encode(
            review.statements.filter { !$0.isUnderstood }.map(ObstacleJSON.init), forKey: .obstacles)
    }
}

private struct FindingJSON: Encodable {
    let finding: Finding
    let answer: DataAnswer?
    let reason: String?

    private enum Key: String, CodingKey {
        case rule, severity, migration, file, line, statement, sentence, why, instead, table, rows, bytes
        case writers, safeWay = "safe_way", question, found, unanswered, reason
    }

    func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(finding.rule, forKey: .rule)
        try json.encode(finding.severity, forKey: .severity)
        try json.encode(finding.place.tag, forKey: .migration)
        try json.encode(finding.place.file, forKey: .file)
        try json.encode(finding.place.line, forKey: .line)
        try json.encode(finding.place.statement, forKey: .statement)
        try json.encode(finding.sentence, forKey: .sentence)
        try json.encode(finding.page.why, forKey: .why)
        try json.encode(finding.page.instead, forKey: .instead)
        try json.encodeIfPresent(finding.table?.name.description, forKey: .table)
        try json.encodeIfPresent(finding.table?.rows, forKey: .rows)
        try json.encodeIfPresent(finding.table?.bytes?.bytes, forKey: .bytes)
        try json.encodeIfPresent(finding.table?.writers, forKey: .writers)
        try json.encode(finding.safeWay, forKey: .safeWay)
        try json.encodeIfPresent(finding.question?.rows, forKey: .question)
        try json.encodeIfPresent(reason, forKey: .reason)
        switch answer {
        case .found(let count)?: try json.encode(count, forKey: .found)
        case .unanswered(let words)?: try json.encode(words, forKey: .unanswered)
        case nil: break
        }
    }
}

extension SafeStep: Encodable {
    private enum Key: String, CodingKey { case heading, lines }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(heading, forKey: .heading)
        try json.encode(lines, forKey: .lines)
    }
}

private struct LockJSON: Encodable {
    let file: String
    let line: Int
    let table: String
    let lock: String
    let rewrites: Bool
    let scans: Bool
    let builds: Bool
    let closedBefore: [String]
    /// Guessed from bytes.
    let leastSeconds: Double?
    let mostSeconds: Double?
    /// Whether that comes from what the server did before.
    let isMeasured: Bool

    private enum CodingKeys: String, CodingKey {
        case file, line, table, lock, rewrites, scans, builds, closedBefore = "closed_before"
        case leastSeconds = "least_seconds", mostSeconds = "most_seconds"
        case isMeasured = "measured"
    }

    static func locks(of statement: ReviewedStatement, _ speeds: MeasuredSpeeds) -> [LockJSON] {
        statement.effects.sorted.filter { statement.inUse.contains($0.relation) }.map { relation, touch in
            let time = statement.time(on: relation, by: speeds)
            return LockJSON(
                file: statement.place.file, line: statement.place.line, table: relation.description,
                lock: touch.lock.name, rewrites: touch.isRewritten, scans: touch.isScanned,
                builds: touch.isIndexed, closedBefore: statement.closedBefore.map(\.description),
                leastSeconds: time.map { $0.least.inSeconds }, mostSeconds: time.map { $0.most.inSeconds },
                isMeasured: time?.isMeasured ?? false)
        }
    }
}

private struct ObstacleJSON: Encodable {
    let file: String
    let line: Int
    let reason: String

    init(_ statement: ReviewedStatement) {
        (file, line) = (statement.place.file, statement.place.line)
        reason = statement.obstacle ?? ""
    }
}

extension Duration {
    /// To a tenth.
    fileprivate var inSeconds: Double {
        ((Double(components.seconds) + Double(components.attoseconds) / 1e18) * 10).rounded() / 10
    }
}
