import ArgumentParser
import Drizzle
import Postgres
import Reports
import Rows
import SystemCalls

/// Where a report for a pull request goes.
struct ReportOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Also write what was found as Markdown, to be pasted into a pull request.", valueName: "file"))
    var report: String?

    mutating func validate() throws { try refuseEmpty(("--report", report)) }

    /// Finds out before anything is done whether it could be written.
    ///
    /// - Throws: Why not.
    func refuseUnwritable() throws(Failure) {
        if let report { try Self.destination(report).discard() }
    }

    /// Writes it, if it is wanted: the whole file or none.
    ///
    /// - Parameters:
    ///   - title: What was done.
    ///   - subject: The database; `nil` where none was asked.
    ///   - session: Connected to it.
    ///   - fill: Adds the parts.
    /// - Throws: Why it cannot be written.
    func write(
        _ title: String, of subject: Subject?, in session: Headless?,
        _ fill: (inout PullRequestReport) async -> Void
    ) async throws {
        guard let report else { return }
        let server = try await session?.connect().facts.serverVersionText
        var pages = PullRequestReport(
            title, of: subject, server: server, on: "\(UnixMilliseconds.now) UTC")
        await fill(&pages)
        try Self.put(pages.markdown, to: report)
    }

    private static func put(_ text: String, to path: String) throws(Failure) {
        let destination = try destination(path)
        do {
            var sink = ByteSink(destination.descriptor)
            try sink.write(text)
            try sink.flush()
            try destination.finish()
        } catch {
            destination.discard()
            throw Failure(ExportRefusal.system(error).problem(writing: path), .usage)
        }
    }

    private static func destination(_ path: String) throws(Failure) -> ExportDestination {
        do {
            return try ExportDestination(file: ExportFile(path: path, form: .markdown))
        } catch {
            throw Failure(error.problem(writing: path), .usage)
        }
    }
}
