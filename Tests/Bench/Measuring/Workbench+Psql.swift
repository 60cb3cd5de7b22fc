import Foundation
import Postgres
import Terminal
import TestSupport

extension Workbench {
    /// How long a psql needs from its start to its end, printing to nowhere.
    func timePsql(_ arguments: [String], _ target: ConnectionTarget) throws -> Duration {
        try time(psql, ["--no-psqlrc"] + arguments, target)
    }

    /// How long a program needs from its start to its end, printing to nowhere.
    func time(_ program: String, _ arguments: [String], _ target: ConnectionTarget) throws -> Duration {
        try usage(program, arguments, target).time
    }

    /// How long a program needs from its start to its end, printing to nowhere, and how much of the processor.
    func usage(
        _ program: String, _ arguments: [String], _ target: ConnectionTarget
    ) throws -> (time: Duration, processor: Duration) {
        let nowhere = open("/dev/null", O_RDWR | O_CLOEXEC)
        defer { close(nowhere) }
        let before = ProcessFacts.processorTimeOfChildren
        let start = ContinuousClock.now
        let process = try SpawnedProcess(
            program, arguments, environment: environment(target),
            files: .descriptors(input: nowhere, output: nowhere, error: 2))
        let ending = process.waitUntilExit()
        let duration = .now - start
        guard ending == .exited(0) else { throw BenchError.failed(program, arguments, ending) }
        return (duration, ProcessFacts.processorTimeOfChildren - before)
    }

    /// The most memory a program ever has while it runs to its end, printing to nowhere.
    func peakMemory(_ program: String, _ arguments: [String], _ target: ConnectionTarget) throws -> Int {
        let nowhere = open("/dev/null", O_RDWR | O_CLOEXEC)
        defer { close(nowhere) }
        let process = try SpawnedProcess(
            program, arguments, environment: environment(target),
            files: .descriptors(input: nowhere, output: nowhere, error: 2))
        var peak = 0
        while process.endingIfOver() == nil {
            // The kernel forgets the memory of a process when it ends, and counts that of our own against it in
            // `wait4`; so it is asked all the time. A process that just ended has none.
            if let facts = try? ProcessFacts(of: process.id) { peak = max(peak, facts.peakResidentBytes) }
            usleep(2000)
        }
        return peak
    }
}

/// A psql that stays connected and times what it is told itself.
///
/// Its `\timing` counts from sending a statement until the whole answer has come; connecting, formatting and printing do
/// not count.
final class PsqlSession {
    private let pty: Pty

    init(_ bench: Workbench, _ target: ConnectionTarget) throws {
        pty = try Pty(
            bench.psql, ["--no-psqlrc", "--no-readline", "--quiet", "--set", "PROMPT1=ready>"],
            environment: bench.environment(target), size: .init(columns: 80, rows: 24))
        try pty.wait(for: "ready>")
        for setting in [#"\timing on"#, #"\pset pager off"#, #"\o /dev/null"#] { try send(setting) }
    }

    deinit { pty.type("\\q\r") }

    /// The memory it has, and had at most.
    var facts: ProcessFacts { get throws { try ProcessFacts(of: pty.process.id) } }

    /// Milliseconds, by psql's own clock.
    func time(_ statement: String) throws -> Double {
        let printed = try send(statement)
        guard let time = printed.range(of: "Time: "),
            let milliseconds = Double(printed[time.upperBound...].prefix { $0.isNumber || $0 == "." })
        else { throw BenchError.unexpectedScreen(printed) }
        return milliseconds
    }

    @discardableResult
    private func send(_ line: String) throws -> String {
        let mark = pty.transcript.end
        pty.type(line + "\r")
        try pty.wait(for: "ready>", after: mark, within: .seconds(120))
        return pty.transcript.plain(after: mark)
    }
}

/// Why something could not be measured.
enum BenchError: Error {
    case unexpectedScreen(String)
    case failed(String, [String], SpawnedProcess.Ending)
    case unexpectedPage
    case noProgram(String)
    case noFolder(String)
}
