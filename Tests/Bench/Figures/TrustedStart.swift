import Foundation
import Postgres
import Terminal
import TestSupport

/// What it costs at the start that the server comes from a project which was confirmed, and not from the person.
///
/// The same project, the same database, the same first screen; the difference of the medians is what counts.
struct TrustedStart: Figure {
    let name = "start-trust"

    func measure(at bench: Workbench) async throws -> [Finding] {
        let target = try await ColdStart.hundredTables.database(bench)
        let project = try ConfirmedProject(in: bench.folder + "/trusted", naming: target)
        try project.confirm(with: bench)
        var (trusted, named, cost) = (
            Series(.milliseconds), Series(.milliseconds), Series(.milliseconds)
        )
        for _ in 0..<bench.rounds * 10 {
            let (ours, own) = (
                try project.start(bench, with: [:]), try project.start(bench, with: project.own)
            )
            trusted.add(ours)
            named.add(own)
        }
        cost.add(trusted.median - named.median)
        return [
            Finding("start where a confirmed project names the server", trusted, limit: .none),
            Finding("start there with an address of one's own", named, limit: .none),
            Finding("what trust costs at the start", cost, limit: .atMost(0.3)),
        ]
    }
}

/// A project whose configuration names the server.
private struct ConfirmedProject {
    private let folder: String
    /// The person's own word for the same server.
    let own: [String: String]

    init(in folder: String, naming target: ConnectionTarget) throws {
        let host = (target.parameters["host"] ?? "").replacing("/", with: "%2F")
        let (port, name) = (target.parameters["port"] ?? "", target.parameters["dbname"] ?? "")
        let url = "postgresql://postgres@\(host):\(port)/\(name)"
        try FileManager.default.createDirectory(
            atPath: folder + "/drizzle/meta", withIntermediateDirectories: true)
        let files = [
            "drizzle.config.ts":
                "export default { dialect: 'postgresql', out: './drizzle', dbCredentials: { url: process.env.DATABASE_URL } };",
            ".env": "DATABASE_URL=\(url)\n",
            "drizzle/meta/_journal.json": writtenJournal([]),
        ]
        for (name, text) in files { try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)")) }
        (self.folder, own) = (folder, ["DATABASE_URL": url])
    }

    func confirm(with bench: Workbench) throws {
        let pty = try browser(bench, ["--trust"], with: [:])
        try pty.wait(for: "help")
        pty.type("Q")
        _ = try pty.waitUntilExit()
    }

    /// How long it takes to the line of hints, which is painted last.
    func start(_ bench: Workbench, with variables: [String: String]) throws -> Duration {
        let pty = try browser(bench, [], with: variables)
        return try pty.wait(for: "table_00002", "help") - pty.start
    }

    private func browser(
        _ bench: Workbench, _ words: [String], with variables: [String: String]
    ) throws -> Pty {
        let common = [
            "HOME": bench.folder, "XDG_STATE_HOME": bench.folder + "/state", "PATH": "/usr/bin:/bin",
            "LC_ALL": "C.UTF-8",
        ]
        return try Pty(
            "/bin/sh", ["-c", "cd '\(folder)' && exec \"$0\" \"$@\"", bench.raingauge] + words,
            environment: common.merging(variables) { $1 }, size: Size(columns: 80, rows: 24))
    }
}
