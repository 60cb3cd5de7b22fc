import ArgumentParser
import Reports
import Verification
import Workspace

struct CheckCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say whether the files of the migrations are sound; no database is asked.",
        usage: "raingauge check [FOLDER] [--format text|json]",
        discussion: """
            Looks at the journal, the SQL and every snapshot, of both eras of Drizzle. Open branches of a folder of 1.0 are \
            tried in both orders on a throw-away server, where PostgreSQL is installed. Ends with 0 when nothing but notes \
            was found, and with 1 otherwise.
            """)

    @Argument(
        help: ArgumentHelp(
            "The folder of the migrations; by default the configuration's.", valueName: "folder"))
    var folder: String?

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = ReportFormat.text

    @Option(help: ArgumentHelp("The Drizzle configuration, instead of looking for one.", valueName: "path"))
    var config: String?

    func status() async throws -> ExitStatus {
        let project = folder == nil ? TargetSources.gather(configuration: config).project : .none
        let workspace = Workspace(project, Settings())
        let check = try await workspace.check(folder: folder.map(Self.fullPath))
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
