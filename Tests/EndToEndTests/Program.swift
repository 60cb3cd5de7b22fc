import Foundation
import Synchronization
import TestSupport

/// A program that is run from outside.
struct Program {
    let path: String

    /// The binary that ships, where the environment names it; else the one for debugging.
    static let raingauge: Program = {
        let named = ProcessInfo.processInfo.environment["RAINGAUGE_BINARY"] ?? ""
        guard named.isEmpty else { return Program(path: named) }
        print("RAINGAUGE_BINARY is not set, so the binary that was built for debugging is tested.")
        return debugging
    }()

    /// The binary that was built together with these tests.
    static let debugging = Program(path: folder + "/raingauge")

    /// Where SwiftPM puts the test bundle and every executable.
    private static var folder: String {
        let bundle = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: bundle).deletingLastPathComponent().path
    }

    /// How a run ended and what it said.
    struct Outcome {
        let status: Int32
        let wasKilled: Bool
        let output: String
        let errors: String
    }

    /// Runs to the end, with nothing on standard input and no terminal anywhere.
    ///
    /// - Parameters:
    ///   - arguments: Without the program's name.
    ///   - environment: What the program knows besides `PATH`, a UTF-8 locale and an empty home.
    ///   - folder: Its working folder; an empty one by default.
    /// - Returns: The outcome.
    /// - Throws: Why the program could not be started.
    func run(
        _ arguments: String..., environment: [String: String] = [:], in folder: String = "/"
    ) async throws -> Outcome {
        try await run(arguments, environment: environment, in: folder)
    }

    /// The same with the arguments as a list.
    func run(
        _ arguments: [String], environment: [String: String] = [:], in folder: String = "/"
    ) async throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = Self.environment(environment)
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardInput = FileHandle.nullDevice
        let (output, errors) = (try PrivatePipe(), try PrivatePipe())
        (process.standardOutput, process.standardError) = (
            output.fileHandleForWriting, errors.fileHandleForWriting
        )
        let ended = AsyncStream<Void> { stream in process.terminationHandler = { _ in stream.finish() } }
        try process.run()
        try output.handOver()
        try errors.handOver()
        let (said, complained) = (output.fileHandleForReading, errors.fileHandleForReading)
        async let first = onOwnThread { String(decoding: said.readDataToEndOfFile(), as: UTF8.self) }
        async let second = onOwnThread { String(decoding: complained.readDataToEndOfFile(), as: UTF8.self) }
        let texts = try await (first, second)
        for await _ in ended {}
        return Outcome(
            status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
            output: texts.0, errors: texts.1)
    }

    /// Starts without waiting for the end; what it writes stays in the pipe until it is read.
    func start(_ arguments: String...) throws -> Running {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = Self.environment([:])
        process.standardInput = FileHandle.nullDevice
        let output = try PrivatePipe()
        process.standardOutput = output.fileHandleForWriting
        try process.run()
        try output.handOver()
        return Running(process: process, output: output)
    }

    struct Running {
        let process: Process
        let output: PrivatePipe

        /// Waits for the first bytes.
        func readSome() -> String {
            String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        }

        func readToEnd() { _ = output.fileHandleForReading.readDataToEndOfFile() }
    }

    /// Where the programs of one test run keep what they are told to trust.
    private static let stateFolder =
        FileManager.default.temporaryDirectory.path + "/raingauge-state-\(getpid())"

    static func environment(_ more: [String: String]) -> [String: String] {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return [
            "PATH": path, "LC_ALL": "C.UTF-8", "HOME": "/nonexistent", "XDG_STATE_HOME": stateFolder,
        ].merging(more) { $1 }
    }
}
