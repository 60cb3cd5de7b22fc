import ArgumentParser
import Drizzle
import Glibc
import Reports
import Verification

struct CheckCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say whether the files of the migrations are sound; no database is asked.",
        discussion: """
            Looks at the journal, the SQL and every snapshot, of both eras of Drizzle. Ends with 0 when nothing but notes \
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
        let path = try folder.map(Self.fullPath) ?? configuredFolder
        let check = await Check.reading(path, now: .now)
        if check.layout == .missing { throw Failure(missingFolder: path) }
        try format.write(check, document: CheckReport(check, workingFolder: Self.workingFolder).document)
        return check.isSound ? .done : .found
    }

    private var configuredFolder: String {
        get throws(Failure) {
            switch TargetSources.gather(configuration: config).project {
            case .found(let configuration):
                if let path = configuration.out.value { return path }
                throw Failure(unknownOut: configuration.out)
            case .failed(let error): throw Failure(Problem(error), .usage)
            case .none:
                throw .usage(
                    "There is no Drizzle configuration here or above.",
                    remedy: "Start raingauge in the project, or name the folder: raingauge check drizzle")
            }
        }
    }

    private static func fullPath(_ path: String) -> String {
        let full = path.hasPrefix("/") ? path : "\(workingFolder)/\(path)"
        let parts = full.split(separator: "/").filter { $0 != "." }
        return "/" + parts.joined(separator: "/")
    }

    private static var workingFolder: String {
        guard let folder = getcwd(nil, 0) else { return "" }
        defer { free(folder) }
        return String(cString: folder)
    }
}

extension Failure {
    fileprivate init(missingFolder path: String) {
        self = .usage(
            "There is no folder \(path).",
            remedy: "Name the folder of the migrations: raingauge check drizzle")
    }

    fileprivate init(unknownOut setting: Setting<String>) {
        guard case .unknown(let expression) = setting else {
            self = .usage("The configuration names no folder of migrations.")
            return
        }
        self.init(Problem(unevaluated: expression, what: "the folder of its migrations"), .usage)
    }
}
