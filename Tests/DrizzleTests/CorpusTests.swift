import Drizzle
import TestSupport
import Testing

@Suite(.enabled(if: !Corpus.projects.isEmpty, "the corpus is not on this machine"))
struct `A real migration folder` {
    @Test(arguments: Corpus.projects.filter { !$0.ledger.isEmpty })
    func `has the hashes, times and statements that Drizzle recorded`(project: Corpus.Project) {
        let migrations = MigrationFolder.reading(project.folder).migrations
        #expect(migrations.map(\.tag) == project.ledger.map(\.tag))
        #expect(migrations.map(\.content?.hash) == project.ledger.map(\.hash))
        #expect(migrations.map(\.when?.rawValue) == project.ledger.map(\.createdAt))
        #expect(migrations.map(\.content?.statementCount) == project.ledger.map(\.statements))
    }

    @Test(arguments: Corpus.projects)
    func `is recognised by its layout`(project: Corpus.Project) {
        let era: Era = project.layout == "folders" ? .folders : .journal
        #expect(MigrationFolder.reading(project.folder).era == era)
    }

    @Test(arguments: Corpus.projects.filter { $0.ledger.isEmpty })
    func `with a broken journal has one clear problem and all its files`(project: Corpus.Project) throws {
        let folder = MigrationFolder.reading(project.folder)
        let problem = try #require(folder.problems.first)
        #expect(folder.problems.count == 1)
        #expect(problem.place != nil)
        #expect(problem.file.hasSuffix("meta/_journal.json"))
        #expect(problem.stopsDrizzle)
        #expect(folder.migrations.count > 5)
        #expect(folder.migrations.allSatisfy { $0.content != nil })
    }
}
