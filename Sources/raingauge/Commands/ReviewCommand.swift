import ArgumentParser
import FoundationEssentials
import Glibc
import Reports
import Review
import Verification
import Workspace

struct ReviewCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Say what migrations would lock, break and cost before anybody runs them.",
        usage:
            "raingauge review [TAG…|FILE…] [--since REF] [--offline] [--format text|json|sarif|github] [--report FILE.md]",
        discussion: """
            Reviews what is pending, all of it as the one transaction that Drizzle makes of it, on what is in the \
            database: which tables are large, who writes to them, whether their rows would stop it. Ends with 0 when \
            nothing was found that is as grave as --fail-on says, and with 1 otherwise. `-- raingauge:ignore RULE \
            REASON` in front of a statement says that somebody knows; `raingauge explain RULE` says what a rule is about.
            """)

    static let asksServer = false

    @Argument(help: "Only these migrations, by their names or numbers, or these files of SQL.")
    var names: [String] = []

    @Option(
        help: ArgumentHelp("Only what the branch adds to this one or this commit, by git.", valueName: "ref"))
    var since: String?

    @Option(
        help: ArgumentHelp(
            "Only what comes behind this migration; up to it all is reviewed.", valueName: "tag"))
    var reviewedUpTo: String?

    @Flag(help: "Ask no database: every table is taken for a large one.") var offline = false

    @Flag(help: "Also the rules about style.") var strict = false

    @Option(
        help: ArgumentHelp(
            "How grave a finding ends with 1: danger, caution, note or never.", valueName: "severity"))
    var failOn = FindingThreshold.caution

    @Option(help: ArgumentHelp("text, json, sarif or github.", valueName: "format"))
    var format = Format.text

    @OptionGroup var reporting: ReportOptions
    @OptionGroup var target: TargetOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var timeouts: TimeoutOptions

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, sarif, github }

    func status() async throws -> ExitStatus {
        try reporting.refuseUnwritable()
        let (report, subject): (ReviewReport, Subject?) =
            if offline { (try await lookedAtFiles(), nil) } else { try await asked() }
        try write(report, subject)
        guard let limit = failOn.severity else { return .done }
        return report.findings.contains { $0.severity <= limit } ? .found : .done
    }

    private func lookedAtFiles() async throws -> ReviewReport {
        let sources = TargetSources.gather(configuration: target.project.config)
        let report = try await Workspace(sources.project, Settings()).review(wish)
        try await reporting.write("Review", of: nil, in: nil) { $0.add("Findings", report.document) }
        return report
    }

    private func asked() async throws -> (ReviewReport, Subject?) {
        let session = try Headless(target, timeouts, ledger)
        let report = try await session.workspace.review(wish, in: session.database)
        let subject = try await session.subject()
        try await reporting.write("Review", of: subject, in: session) {
            $0.add("Findings", report.document)
        }
        await session.database.close()
        return (report, subject)
    }

    private var wish: ReviewWish {
        var wish = ReviewWish()
        (wish.names, wish.since, wish.reviewedUpTo) = (names, since, reviewedUpTo)
        if strict { wish.profiles.insert(.strict) }
        return wish
    }

    private func write(_ report: ReviewReport, _ subject: Subject?) throws {
        switch format {
        case .text, .json:
            let plain: ReportFormat = format == .text ? .text : .json
            if let subject {
                try plain.write(report, about: subject, document: report.document)
            } else {
                try plain.write(report, document: report.document)
            }
        case .sarif: try ReportFormat.json.write(SARIF(report, path: Self.shown)) { _ in .empty }
        case .github:
            var output = Output(STDOUT_FILENO)
            output.write(words: GitHubAnnotations.text(report, path: Self.shown))
            output.flush()
        }
    }

    /// Relative to where the person is, when it lies below.
    private static func shown(_ path: String) -> String {
        let start = (WorkingFolder.path ?? "") + "/"
        return path.hasPrefix(start) ? String(path.dropFirst(start.utf8.count)) : path
    }
}
