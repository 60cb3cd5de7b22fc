import SystemCalls
import TestSupport
import Testing
import Verification
import Workspace

/// What a branch adds to a folder, by the repository around it.
@Suite struct `What a branch adds` {
    /// Two migrations on `main`, and what `body` does on a branch.
    private func withRepository(_ body: (ProjectBench, Workspace) async throws -> Void) async throws {
        try await ProjectBench.run(["a", "b"]) { project in
            for words in [
                ["init", "-q", "-b", "main"], ["add", "-A"], Self.commit, ["checkout", "-q", "-b", "x"],
            ] {
                try git(words, in: project)
            }
            try await body(project, project.workspace)
        }
    }

    private static let commit = [
        "-c", "user.name=ada", "-c", "user.email=ada@db1", "commit", "-q", "-m", "begin",
    ]

    private func git(_ words: [String], in project: ProjectBench) throws {
        let outcome = try ChildProcess.output(of: ["git", "-C", project.folder] + words)
        try #require(outcome.status == 0, "\(outcome.text)")
    }

    private func addMigration(_ sql: String, to project: ProjectBench) throws {
        try project.write(sql, to: "0002_c.sql")
        let tags = ["0000_a", "0001_b", "0002_c"]
        let entries = tags.enumerated().map { (index: $0, when: 1_785_000_000_000 + Int64($0), tag: $1) }
        try project.write(writtenJournal(entries), to: "meta/_journal.json")
    }

    @Test func `is all that check speaks of`() async throws {
        try await withRepository { project, workspace in
            try project.write("", to: "0000_a.sql")
            try git(["add", "-A"], in: project)
            try git(Self.commit, in: project)
            try git(["branch", "-f", "main"], in: project)
            try addMigration("", to: project)
            let whole = try await workspace.check()
            let changes = try workspace.changes(in: project.migrations, since: "main")
            let check = whole.limited(to: changes)
            let emptyOnes = whole.findings.filter { $0.id == "migration-empty" }.flatMap(\.tags)
            #expect(emptyOnes == ["0000_a", "0002_c"])
            #expect(check.findings.allSatisfy { $0.tags.contains("0002_c") })
            #expect(check.findings.contains { $0.id == "migration-empty" })
            #expect(changes.migrationCount == 1)
        }
    }

    @Test func `is counted whether it is committed or not`() async throws {
        try await withRepository { project, workspace in
            #expect(try workspace.changes(in: project.migrations, since: "main").files == [])
            try addMigration("CREATE TABLE c ();", to: project)
            let files = ["\(project.migrations)/0002_c.sql", "\(project.migrations)/meta/_journal.json"]
            #expect(try workspace.changes(in: project.migrations, since: "main").files == Set(files))
            try git(["add", "-A"], in: project)
            try git(Self.commit, in: project)
            #expect(try workspace.changes(in: project.migrations, since: "main").files == Set(files))
        }
    }

    @Test(arguments: [
        ("-x", GitRefusal.noReference("-x")), ("", .noReference("")),
        ("nowhere", .unknownReference("nowhere")),
    ])
    func `is not known without a commit to compare with`(reference: String, refusal: GitRefusal) async throws
    {
        try await withRepository { project, workspace in
            #expect(throws: WorkspaceError.history(refusal)) {
                try workspace.changes(in: project.migrations, since: reference)
            }
        }
    }

    @Test func `is not known outside of a repository`() async throws {
        try await ProjectBench.run(["a"]) { project in
            let error = #expect(throws: WorkspaceError.self) {
                try project.workspace.changes(in: project.migrations, since: "main")
            }
            guard case .history(.noRepository(project.migrations, _)) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }
}
