package import Drizzle
package import Postgres

/// What migrations should have left or would leave, ready to be looked up.
///
/// ```swift
/// let plan = LandingPlan(of: status, reading: ParsedMigration.init)
/// let answer = await connection.run([plan.question.batch])[0]
/// let report = try plan.report(in: answer)
/// ```
package struct LandingPlan: Sendable {
    package let question: LandingQuestion
    private let applied: [ParsedMigration]
    private let ahead: [ParsedMigration]
    /// What was applied, gone through.
    let fold: LandingReplay
    /// That and what is ahead.
    private let whole: LandingReplay

    /// - Parameters:
    ///   - applied: In the order in which they were applied.
    ///   - ahead: What is not recorded, in the order in which Drizzle takes it.
    package init(_ applied: [ParsedMigration], ahead: [ParsedMigration] = []) {
        (self.applied, self.ahead) = (applied, ahead)
        var fold = LandingReplay()
        for script in applied { fold.take(script) }
        self.fold = fold
        for script in ahead { fold.take(script) }
        whole = fold
        question = LandingQuestion(fold)
    }

    private init(
        _ applied: [ParsedMigration], ahead: [ParsedMigration], of plan: LandingPlan, fold: LandingReplay
    ) {
        (self.applied, self.ahead, self.fold) = (applied, ahead, fold)
        (whole, question) = (plan.whole, plan.question)
    }

    /// What was applied, and what is not recorded but has a file.
    ///
    /// - Parameters:
    ///   - status: What was applied.
    ///   - plan: One of the whole folder, made of the same scripts, which may spare going through them again.
    ///   - read: Where a migration's script comes from.
    package init(
        of status: MigrationStatus, sharing plan: LandingPlan? = nil,
        reading read: (Migration) -> ParsedMigration
    ) {
        let ahead = Self.scriptsAhead(of: status, reading: read)
        let applied = Self.scripts(of: status, reading: read)
        self = plan?.divided(applied, ahead: ahead) ?? LandingPlan(applied, ahead: ahead)
    }

    /// The scripts of the migrations that are not recorded and have a file, in the order in which Drizzle takes them.
    ///
    /// - Parameters:
    ///   - status: What was applied.
    ///   - read: Where a migration's script comes from.
    /// - Returns: Also those that Drizzle passes over.
    package static func scriptsAhead(
        of status: MigrationStatus, reading read: (Migration) -> ParsedMigration
    ) -> [ParsedMigration] {
        status.entries.filter(\.isAhead).compactMap { entry in
            entry.migration.map { migration in
                var script = read(migration)
                script.willRun = entry.next != .nothing
                return script
            }
        }
    }

    /// The same migrations in the same order, all of them applied or none; `nil` where they have to be gone through again.
    private func divided(_ applied: [ParsedMigration], ahead: [ParsedMigration]) -> LandingPlan? {
        let tags = (self.applied + self.ahead).map(\.tag)
        if applied.isEmpty, self.applied.isEmpty, ahead.map(\.tag) == tags {
            return LandingPlan([], ahead: ahead, of: self, fold: fold)
        }
        guard ahead.isEmpty, applied.map(\.tag) == tags else { return nil }
        return LandingPlan(applied, ahead: [], of: self, fold: whole)
    }

    var tags: [String] { applied.map(\.tag) }

    /// The beginning of a statement, on one line.
    func statement(at source: Source) -> String {
        applied[source.migration].statements[source.statement].text
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

    /// Judges every effect, as far as that goes without asking the server how it writes some texts.
    ///
    /// - Parameter answer: What the server said to ``question``, or to that of a plan that ``covers(_:)`` this one.
    /// - Returns: What was applied, then what is ahead, each in its order.
    /// - Throws: The server's ``PostgresError``.
    package func report(in answer: BatchAnswer) throws(PostgresError) -> LandingReport {
        judgement(on: try question.catalog(in: answer), nil).report
    }

    /// The same, and the definitions of views and policies are compared too, as the server writes them.
    ///
    /// - Parameters:
    ///   - answer: What the server said to ``question``, or to that of a plan that ``covers(_:)`` this one.
    ///   - ask: Asks the server once more, where texts are in doubt; `nil` where it cannot be asked.
    /// - Returns: What was applied, then what is ahead, each in its order.
    /// - Throws: The server's ``PostgresError``.
    package func report(
        in answer: BatchAnswer, settling ask: (Batch) async -> BatchAnswer?
    ) async throws(PostgresError) -> LandingReport {
        let live = try question.catalog(in: answer)
        let (report, texts) = judgement(on: live, nil)
        let doubts = LandingDoubts(texts)
        // A standby and a role that may make nothing leave the doubts as they are.
        guard !doubts.isEmpty, let second = await ask(doubts.batch), let forms = try? doubts.forms(in: second)
        else { return report }
        return judgement(on: live, forms).report
    }

    private func judgement(
        on live: LiveCatalog, _ forms: LandingForms?
    ) -> (report: LandingReport, doubts: Set<LandingText>) {
        var judge = LandingJudge(fold, live, tags: applied.map(\.tag), forms: forms)
        let landed = applied.enumerated().map { number, script in
            script.landing(judge.landings(of: fold.effects(of: number)))
        }
        guard !ahead.isEmpty else { return (LandingReport(migrations: landed), judge.doubts) }
        let survey = LandingSurvey(applied: applied, fold: fold, live: live, ahead: ahead, forms: forms)
        return (
            LandingReport(migrations: landed + survey.landings, reach: survey.reach),
            judge.doubts.union(survey.doubts)
        )
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

    /// Whether it has a file that the ledger does not say was run.
    package var isAhead: Bool {
        switch state {
        case .pending, .skipped: migration?.content != nil
        case .applied, .edited, .unknown, .duplicate, .missingFile, .strayFile, .undecided: false
        }
    }
}
