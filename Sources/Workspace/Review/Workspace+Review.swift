import Drizzle
package import Postgres
package import Review
import SQL
package import Verification

extension Workspace {
    /// What is known of migrations before anybody runs them: the ledger, one round trip for the facts, and one for all
    /// questions of the rows.
    ///
    /// - Throws: Why there is nothing to review.
    package func review(
        _ wish: ReviewWish, in database: some DatabaseAccess
    ) async throws(WorkspaceError) -> ReviewReport {
        let status = try await status(in: database, for: .migrations)
        return try await review(wish, status, in: database)
    }

    /// The same where it is known already what is pending.
    package func review(
        _ wish: ReviewWish, _ status: MigrationStatus, in database: some DatabaseAccess
    ) async throws(WorkspaceError) -> ReviewReport {
        let pending = status.entries.filter { $0.next != .nothing }.compactMap(\.migration)
        let chosen = try await self.chosen(wish, among: status.folder.migrations, default: pending, .pending)
        let question = FactsQuestion()
        let answers = try await self.answers(to: question.batches, in: database)
        do {
            let (facts, found) = try question.facts(in: answers)
            var conditions = found
            conditions.profiles = wish.profiles
            conditions.alone = wish.alone
            // What is pending in front of what was chosen runs in the same transaction.
            let first = pending.firstIndex { chosen.tags.contains($0.tag) }
            let earlier = pending.prefix(first ?? 0)
            let review = Review(
                chosen.scripts, after: await scripts.reviewed(Array(earlier)), facts: facts,
                under: conditions)
            var report = ReviewReport(
                review, of: chosen.scope, tags: chosen.tags, hasFacts: true,
                answers: await rowAnswers(to: review, in: database),
                fault: status.nextRun.fault.flatMap { chosen.tags.contains($0.tag) ? $0 : nil })
            report.alone = wish.alone
            report.speeds = speeds(of: try await database.connection())
            return report
        } catch {
            throw WorkspaceError(error, of: database.display)
        }
    }

    /// The same with nothing but the files.
    package func review(
        _ wish: ReviewWish, folder: String? = nil
    ) async throws(WorkspaceError) -> ReviewReport {
        let isOfFiles = !wish.names.isEmpty && wish.names.allSatisfy(\.isFile)
        var migrations: [Migration] = []
        if !isOfFiles {
            let path = if let folder { folder } else { try places(for: .check).folder }
            migrations = MigrationFolder.reading(path).migrations
        }
        let chosen = try await self.chosen(wish, among: migrations, default: migrations, .all)
        var conditions = Conditions()
        conditions.profiles = wish.profiles
        return ReviewReport(
            Review(chosen.scripts, under: conditions), of: chosen.scope, tags: chosen.tags, hasFacts: false)
    }

    private struct Chosen {
        let scripts: [ReviewScript]
        let scope: ReviewReport.Scope
        var tags: [String] { scripts.map(\.tag) }
    }

    private func chosen(
        _ wish: ReviewWish, among all: [Migration], default usual: [Migration], _ scope: ReviewReport.Scope
    ) async throws(WorkspaceError) -> Chosen {
        if !wish.names.isEmpty {
            return Chosen(scripts: try await scripts(named: wish.names, among: all), scope: .named)
        }
        if let since = wish.since, let folder = all.first?.folder {
            let changes = try self.changes(in: folder, since: since)
            let new = all.filter { changes.files.contains($0.file) }
            return Chosen(scripts: await scripts.reviewed(new), scope: .since(since))
        }
        var wanted = usual
        if let name = wish.reviewedUpTo {
            guard let last = all.firstIndex(where: { $0.isNamed(name) }) else {
                throw .noSuchMigration(name, in: all.first?.folder ?? "")
            }
            let later = Set(all[(last + 1)...].map(\.tag))
            wanted = usual.filter { later.contains($0.tag) }
        }
        return Chosen(scripts: await scripts.reviewed(wanted), scope: scope)
    }

    private func scripts(
        named names: [String], among all: [Migration]
    ) async throws(WorkspaceError) -> [ReviewScript] {
        let known = names.map { name in all.first { $0.isNamed(name) } }
        let read = await scripts.reviewed(known.compactMap(\.self))
        let found = Dictionary(read.map { ($0.file, $0) }) { first, _ in first }
        var wanted: [ReviewScript] = []
        for (name, migration) in zip(names, known) {
            if let script = migration.flatMap({ found[$0.file] }) {
                wanted.append(script)
                continue
            }
            guard name.isFile, let script = MigrationScript.reading(name) else {
                throw .noSuchMigration(name, in: all.first?.folder ?? "")
            }
            let tag = String(name.split(separator: "/").last ?? "").droppingSQL
            wanted.append(ReviewScript(tag: tag, file: name, script))
        }
        return wanted
    }

    /// One batch for each question, so that what one of them meets takes none of the others along.
    private func rowAnswers(
        to review: Review, in database: some DatabaseAccess
    ) async -> [DataQuestion: DataAnswer] {
        let questions = review.questions
        guard !questions.isEmpty else { return [:] }
        let batches = questions.map { Batch($0.count) }
        guard let answers = try? await database.run(batches) else { return [:] }
        let found = answers.map { answer -> DataAnswer in
            if let count = answer.results.first?.int(0, 0) { return .found(count) }
            return .unanswered(answer.error?.message ?? "")
        }
        return Dictionary(uniqueKeysWithValues: zip(questions, found))
    }
}

extension Migration {
    fileprivate var folder: String {
        var parts = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        if file.hasSuffix("/migration.sql") { parts = parts.dropLast() }
        return parts.joined(separator: "/")
    }
}

extension String {
    fileprivate var isFile: Bool { hasSuffix(".sql") || contains("/") }
    fileprivate var droppingSQL: String { hasSuffix(".sql") ? String(dropLast(4)) : self }
}
