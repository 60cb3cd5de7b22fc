import ArgumentParser
import Foundation
import ScratchServer

/// Prints the table of figures, each beside psql doing the same work in the same run.
@main struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measures raingauge beside psql, and says which limits are met.")

    @Option(help: "Only the figures whose names start with this.") var only: String?
    @Flag(help: "Less data: one million rows where ten are asked.") var quick = false
    @Flag(help: "Print JSON.") var json = false
    @Option(help: "How often everything is measured.") var rounds = 5
    @Option(help: "The program to measure; by default the one beside this one.") var raingauge: String?
    @Flag(help: "Print the names of the figures, and measure nothing.") var list = false

    func run() async throws {
        let figures = Figures.all.filter { $0.name.hasPrefix(only ?? "") }
        guard !list else { return print(figures.map(\.name).joined(separator: "\n")) }
        guard !figures.isEmpty else { throw ValidationError("No figure is called \(only ?? "").") }
        let bench = try await workbench()
        let (findings, failures) = await measure(figures, at: bench)
        await bench.server.stop()
        let report = Report(findings: findings)
        print(json ? try report.json : report.table)
        for failure in failures { note(failure) }
        if !failures.isEmpty || !findings.allSatisfy(\.passes) { throw ExitCode(1) }
    }

    /// One figure that cannot be measured does not lose the others.
    private func measure(_ figures: [any Figure], at bench: Workbench) async -> ([Finding], [String]) {
        var (findings, failures): ([Finding], [String]) = ([], [])
        for figure in figures {
            note("measuring \(figure.name)")
            do {
                findings += try await figure.measure(at: bench)
            } catch {
                failures.append("\(figure.name) could not be measured: \(error)")
            }
        }
        return (findings, failures)
    }

    private func workbench() async throws -> Workbench {
        let program = try path(raingauge ?? Self.folderOfThisProgram + "/raingauge")
        let configuration = try ScratchServer.Configuration(settings: [
            "shared_buffers": "512MB", "max_locks_per_transaction": "1024", "max_wal_size": "4GB",
            "maintenance_work_mem": "256MB",
            // Tables are then made without writing everything twice.
            "wal_level": "minimal", "max_wal_senders": "0",
        ])
        let psql = try path(configuration.binaries.folder + "/psql")
        let server = try await ScratchServer.start(configuration)
        let folder = server.folder + "/home"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // Neither program may come upon a project or settings of whoever runs this.
        guard chdir(folder) == 0 else { throw BenchError.noFolder(folder) }
        return Workbench(
            server: server, raingauge: program, psql: psql, rounds: max(5, rounds),
            manyRows: quick ? 1_000_000 : 10_000_000, folder: folder)
    }

    private func path(_ program: String) throws -> String {
        let path = URL(filePath: program).standardizedFileURL.path
        guard FileManager.default.isExecutableFile(atPath: path) else { throw BenchError.noProgram(path) }
        return path
    }

    private static var folderOfThisProgram: String {
        let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(filePath: program ?? CommandLine.arguments[0]).deletingLastPathComponent().path
    }

    private func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
