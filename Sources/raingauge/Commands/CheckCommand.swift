import ArgumentParser
import Reports
import Verification
import Workspace

struct CheckCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say whether the files of the migrations are sound; no database is asked.",
        usage: "raingauge check [FOLDER] [--since REF] [--replay] [--format text|json]",
        discussion: """
            Looks at the journal, the SQL and every snapshot, of both eras of Drizzle. Open branches of a folder of 1.0 are \
            tried in both orders on a throw-away server, where PostgreSQL is installed. Ends with 0 when nothing but notes \
            was found, and with 1 otherwise. With --replay the files are also run, all in one transaction as \
            Drizzle runs them on a new database, on a throw-away server as well.
            """)

    static let asksServer = false

    @Argument(
        help: ArgumentHelp(
            "The folder of the migrations; by default the configuration's.", valueName: "folder"))
    var folder: String?

    @Option(
        help: ArgumentHelp(
            "Only what the branch adds to this one or this commit, by git: main, a tag, a commit.",
            valueName: "ref"))
    var since: String?

    @Flag(help: "Also run the files on an empty server, and say where PostgreSQL stops.")
    var replay = false

    @Option(
        help: ArgumentHelp(
            "How long a statement may run with --replay, such as 30s or 5min; 0 is for ever.",
            valueName: "time"))
    var statementTimeout: TimeLimit?

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = ReportFormat.text

    @Option(help: ArgumentHelp("The Drizzle configuration, instead of looking for one.", valueName: "path"))
    var config: String?

    func status() async throws -> ExitStatus {
        let project = folder == nil ? TargetSources.gather(configuration: config).project : .none
        let workspace = Workspace(project, Headless.settings { $0.limitStatements(to: statementTimeout) })
        var check = try await workspace.check(folder: folder.map(Self.fullPath))
        if let since { check = check.limited(to: try workspace.changes(in: check.folder, since: since)) }
        // What stops a replay stops the branch too, whoever wrote it.
        if replay { check = check.including(try await workspace.replay(check.folder)) }
        try format.write(check, document: CheckReport(check, workingFolder: Self.workingFolder).document)
        return check.isSound ? .done : .found
    }

    private static func fullPath(_ path: String) -> String {
        let full = path.hasPrefix("/") ? path : "\(workingFolder)/\(path)"
        let parts = full.split(separator: "/").filter { $0 != "." }
        return "/" + parts.joined(separator: "/")
    }

    private static var workingFolder: String { WorkingFolder.path ?? "" }
}
