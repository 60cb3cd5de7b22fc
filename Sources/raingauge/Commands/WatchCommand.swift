import ArgumentParser
import FoundationEssentials
import Glibc
import Reports
import Verification
import Workspace

struct WatchCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Say who applies migrations right now, what they run and wait for, and when it has landed.",
        usage: "raingauge watch [--format text|json]",
        discussion: """
            Whoever does it: this program, Drizzle's migrator, drizzle-kit or psql. Waits until somebody begins, and ends \
            with the run: with 0 when something of it is in the ledger, with 1 when nothing is. A line is written whenever \
            something changes. Nothing is changed and nobody is held up by it.
            """)

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = ReportFormat.text

    @OptionGroup var target: TargetOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var timeouts: TimeoutOptions

    func status() async throws -> ExitStatus {
        let session = try Headless(target, timeouts, ledger)
        Output.complain(try await session.subject().line + "\n")
        let look = try await session.workspace.runLook(in: session.database)
        var course = RunCourse()
        while !course.isOver {
            let report = try await session.workspace.runs(look, in: session.database)
            let news = course.news(report)
            if course.hasJustBegun, !course.hasSeenRun {
                Output.complain("Nobody applies migrations yet; waits for somebody who does.\n")
            }
            if !news.isEmpty { try write(report, news) }
            try await Task.sleep(for: .milliseconds(500))
        }
        await session.database.close()
        return course.hasLanded ? .done : .found
    }

    private func write(_ report: RunReport, _ news: [String]) throws {
        switch format {
        case .text:
            var output = Output(STDOUT_FILENO)
            output.write(words: news.map { $0 + "\n" }.joined())
            output.flush()
        case .json: try ApplyLog(format).write(report)
        }
    }
}

/// What has been seen, look after look.
private struct RunCourse {
    private var last: RunReport?
    private var looks = 0
    private var emptyLooks = 0
    private(set) var hasSeenRun = false
    private(set) var hasLanded = false

    var hasJustBegun: Bool { looks == 1 }
    /// Between two statements without a transaction, a session may be idle for a moment.
    var isOver: Bool { hasSeenRun && emptyLooks >= 3 }

    /// What is new, as lines.
    mutating func news(_ report: RunReport) -> [String] {
        let news = report.news(since: last)
        looks += 1
        if !report.runs.isEmpty { hasSeenRun = true }
        emptyLooks = report.runs.isEmpty ? emptyLooks + 1 : 0
        if !report.landed.isEmpty { (hasLanded, hasSeenRun) = (true, true) }
        last = report
        return news
    }
}
