package import Drizzle
package import Postgres

/// What migrations should have left, ready to be looked up.
///
/// ```swift
/// let plan = LandingPlan(LandingPlan.scripts(of: status, reading: ParsedMigration.init))
/// let answer = await connection.run([plan.question.batch])[0]
/// let report = try plan.report(in: answer)
/// ```
package struct LandingPlan: Sendable {
    package let question: LandingQuestion
    private let scripts: [ParsedMigration]
    let fold: LandingReplay

    /// - Parameter scripts: In the order in which they were applied.
    package init(_ scripts: [ParsedMigration]) {
        self.scripts = scripts
        var fold = LandingReplay()
        for (number, script) in scripts.enumerated() {
            fold.begin()
            for (place, statement) in script.statements.enumerated() {
                fold.take(statement.statement, at: Source(migration: number, statement: place))
            }
        }
        self.fold = fold
        question = LandingQuestion(fold)
    }

    var tags: [String] { scripts.map(\.tag) }

    /// The beginning of a statement, on one line.
    func statement(at source: Source) -> String {
        scripts[source.migration].statements[source.statement].text
    }

    /// The scripts of the migrations that were applied, in the order of their ledger rows.
    ///
    /// - Parameters:
    ///   - status: What was applied.
    ///   - read: Where a migration's script comes from.
    /// - Returns: Without the migrations that are pending, skipped or not known to have run.
    package static func scripts(
        of status: MigrationStatus, reading read: (Migration) -> ParsedMigration
    ) -> [ParsedMigration] {
        let applied = status.entries.filter { $0.isApplied && $0.migration != nil }
        // Without numbers, the files' own order is the best guess.
        let hasNumbers = applied.allSatisfy { $0.row?.id != nil }
        let ordered = hasNumbers ? applied.sorted { $0.row?.id ?? 0 < $1.row?.id ?? 0 } : applied
        return ordered.compactMap { entry in
            guard let migration = entry.migration else { return nil }
            var script = read(migration)
            script.isEdited = entry.state == .edited && entry.reason != .onlyLineEndingsDiffer
            return script
        }
    }

    /// Whether the answer to this plan's question is enough for another plan.
    package func covers(_ other: LandingPlan) -> Bool { question.covers(other.question) }

    /// Judges every effect.
    ///
    /// - Parameter answer: What the server said to ``question``, or to that of a plan that ``covers(_:)`` this one.
    /// - Returns: Every migration of the plan, in its order.
    /// - Throws: The server's ``PostgresError``.
    package func report(in answer: BatchAnswer) throws(PostgresError) -> LandingReport {
        let live = try question.catalog(in: answer)
        var judge = LandingJudge(fold: fold, live: live, tags: scripts.map(\.tag))
        var effects: [Source: [EffectLanding]] = [:]
        for effect in fold.effects { effects[effect.source, default: []].append(judge.landing(of: effect)) }
        return LandingReport(
            migrations: scripts.enumerated().map { number, script in
                MigrationLanding(
                    tag: script.tag, isEdited: script.isEdited,
                    statements: script.landings { effects[Source(migration: number, statement: $0)] ?? [] })
            })
    }
}

extension ParsedMigration {
    fileprivate func landings(_ effects: (Int) -> [EffectLanding]) -> [StatementLanding] {
        guard isReadable else {
            let missing = EffectLanding(
                kind: .other, name: "", wanted: "", live: nil, verdict: .notJudged(.noFile))
            return [StatementLanding(line: 1, text: "", effects: [missing])]
        }
        return statements.enumerated().map { place, statement in
            StatementLanding(
                line: statement.line, text: statement.text, count: statement.count, effects: effects(place))
        }
    }
}

extension LandingQuestion {
    fileprivate init(_ fold: LandingReplay) {
        let asks = fold.effects.contains { $0.kind == .privilege && $0.object != nil }
        self.init(fold.replayed.mentioned, asksForPrivileges: asks)
    }
}

extension StatusEntry {
    /// Whether its SQL ran, as far as the ledger says.
    package var isApplied: Bool {
        switch state {
        case .applied, .edited: true
        case .pending, .skipped, .unknown, .duplicate, .missingFile, .strayFile, .undecided: false
        }
    }
}
