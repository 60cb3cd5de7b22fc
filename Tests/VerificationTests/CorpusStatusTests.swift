import Drizzle
import TestSupport
import Testing
import Verification

@Suite(.enabled(if: !Corpus.projects.isEmpty, "the corpus is not on this machine"))
struct `The status of a real folder` {
    @Test(arguments: Corpus.projects.filter { !$0.ledger.isEmpty })
    func `is applied throughout with the ledger that Drizzle wrote`(project: Corpus.Project) {
        let status = status(of: project, rows: project.ledger.count)
        #expect(status.count(of: .applied) == project.ledger.count)
        #expect(status.entries.allSatisfy { $0.state == .applied || $0.state == .strayFile })
        #expect(status.nextRun.migrations.isEmpty)
        #expect(status.nextRun.obstacle == nil)
    }

    @Test(arguments: Corpus.projects.filter { !$0.ledger.isEmpty })
    func `runs or skips the rest when only a part was applied`(project: Corpus.Project) {
        let count = project.ledger.count / 2
        let status = status(of: project, rows: count)
        let newest = project.ledger.prefix(count).map(\.createdAt).max() ?? 0
        let rest = project.ledger.dropFirst(count)
        let isJournal = project.layout != "folders"
        let runs = rest.filter { !isJournal || count == 0 || $0.createdAt > newest }.map(\.tag)
        #expect(status.nextRun.migrations.map(\.tag) == runs)
        #expect(status.count(of: .applied) == count)
        #expect(status.count(of: .pending) == runs.count)
        #expect(status.count(of: .skipped) == rest.count - runs.count)
    }

    @Test(arguments: Corpus.projects.filter { !$0.ledger.isEmpty && $0.layout == "folders" })
    func `survives the upgrade from Drizzle 0_x`(project: Corpus.Project) {
        let rows = project.ledger.enumerated().map { index, row in
            LedgerRow(
                id: Int64(index), hash: row.hash,
                createdAt: .at(UnixMilliseconds(rawValue: row.createdAt + Int64(index % 999))))
        }
        let ledger = Ledger.table(LedgerTable(location: .standard, era: .journal, rows: rows))
        let status = Situation.status(MigrationFolder.reading(project.folder), ledger)
        #expect(status.count(of: .applied) == rows.count)
        #expect(status.nextRun.obstacle == nil)
    }

    @Test(arguments: Corpus.projects.filter { $0.ledger.isEmpty })
    func `with a broken journal stops Drizzle and loses nothing`(project: Corpus.Project) throws {
        let status = Situation.status(MigrationFolder.reading(project.folder), .absent(.standard))
        let problem = try #require(status.folder.problems.first)
        #expect(status.nextRun.obstacle == .folder(problem))
        #expect(status.headline.isAlarming)
        #expect(status.migrationCount == status.folder.migrations.count)
    }

    private func status(of project: Corpus.Project, rows count: Int) -> MigrationStatus {
        let isJournal = project.layout != "folders"
        let rows = project.ledger.prefix(count).enumerated().map { index, row in
            LedgerRow(
                id: Int64(index), hash: row.hash, createdAt: .at(UnixMilliseconds(rawValue: row.createdAt)),
                name: isJournal ? nil : row.tag)
        }
        let table = LedgerTable(location: .standard, era: isJournal ? .journal : .folders, rows: rows)
        return Situation.status(MigrationFolder.reading(project.folder), .table(table))
    }
}
