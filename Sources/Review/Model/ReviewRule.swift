package import SQL
import Verification

/// One question that is asked of a batch.
///
/// A rule is a file: its page is what the manual says, and what it answers stands below.
protocol ReviewRule: Sendable {
    var page: RulePage { get }
    /// What one statement does, at its moment.
    func findings(on step: Step, in course: Course) -> [Finding]
    /// What the statements do together.
    func findings(after course: Course) -> [Finding]
    /// What a run would stop at, as the rehearsal of it knows.
    func findings(on fault: RunFault, in script: ReviewScript, under conditions: Conditions) -> [Finding]
    /// A transaction of the file's own.
    func findings(
        on command: OwnTransactionCommand, in script: ReviewScript, under conditions: Conditions
    ) -> [Finding]
    /// What the text of a file holds that is no statement's doing.
    func findings(in script: ReviewScript, under conditions: Conditions) -> [Finding]
}

extension ReviewRule {
    func findings(on step: Step, in course: Course) -> [Finding] { [] }
    func findings(after course: Course) -> [Finding] { [] }
    func findings(in script: ReviewScript, under conditions: Conditions) -> [Finding] { [] }

    func findings(
        on fault: RunFault, in script: ReviewScript, under conditions: Conditions
    ) -> [Finding] { [] }
    func findings(
        on command: OwnTransactionCommand, in script: ReviewScript, under conditions: Conditions
    ) -> [Finding] { [] }

    /// A finding of this rule.
    ///
    /// - Parameters:
    ///   - place: Where.
    ///   - sentence: What is the matter there.
    ///   - table: Whose rows or locks it is about, with what is known of it.
    ///   - severity: Where it is another than the rule's own.
    ///   - safeWay: What to do instead, to copy.
    ///   - question: What the rows would say.
    /// - Returns: The finding, which weighs less where the table is small.
    func finding(
        at place: Finding.Place, _ sentence: String, about table: AboutTable? = nil,
        severity: CheckFinding.Severity? = nil, safeWay: [SafeStep] = [], question: DataQuestion? = nil
    ) -> Finding {
        let own = severity ?? page.severity
        return Finding(
            page: page, severity: table.map { $0.isSmall ? own.lowered : own } ?? own, place: place,
            sentence: sentence, table: table?.weight, safeWay: safeWay, question: question)
    }
}

/// A table that a finding is about.
struct AboutTable {
    let weight: TableWeight
    /// Whether it is so small that a finding about how long something takes weighs less.
    let isSmall: Bool
}

extension Course {
    /// A table for findings about how long something takes.
    func load(of table: QualifiedName) -> AboutTable {
        AboutTable(weight: weight(of: table), isSmall: self.table(table).isSmall)
    }

    /// A table for findings that its size does not change.
    func about(_ table: QualifiedName) -> AboutTable {
        AboutTable(weight: weight(of: table), isSmall: false)
    }

    private func weight(of table: QualifiedName) -> TableWeight {
        let facts = self.table(table).facts
        return TableWeight(
            name: table, rows: facts.rows, bytes: facts.bytes, writers: facts.writers, oid: facts.oid)
    }
}

extension CheckFinding.Severity {
    fileprivate var lowered: CheckFinding.Severity {
        switch self {
        case .danger: .caution
        case .caution, .note: .note
        }
    }
}

extension QualifiedName {
    /// As a person writes it: without `public`.
    package var shown: String { schema.name == "public" ? name.name : description }
    /// As Drizzle Kit writes it.
    var sql: String { schema.name == "public" ? name.quoted : quoted }
}
