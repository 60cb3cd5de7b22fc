import Foundation

/// One running `raingauge demo --serve` for all tests of the process, which only read from it.
actor SharedDemo {
    static let all = SharedDemo()

    private var starting: Task<ServedDemo, any Error>?

    var place: ServedDemo.Place {
        get async throws {
            let task = starting ?? Task { try await ServedDemo.start() }
            starting = task
            return try await task.value.place
        }
    }
}

/// A running `raingauge demo --serve`; it ends with its standard input, so also when the process does.
struct ServedDemo: Sendable {
    /// Where the demo is.
    struct Place: Sendable {
        let url: String
        /// Of the Drizzle project.
        let folder: String
    }

    let place: Place
    private let input: Pipe
    private let output: Pipe

    func end() { try? input.fileHandleForWriting.close() }

    static func start(environment: [String: String] = [:]) async throws -> ServedDemo {
        let (input, output) = (Pipe(), Pipe())
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Program.raingauge.path)
        process.arguments = ["demo", "--serve"]
        process.environment = Program.environment(environment)
        (process.standardInput, process.standardOutput) = (input, output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        var lines: [String] = []
        for try await line in output.fileHandleForReading.lines {
            lines.append(line)
            guard lines.count == 2 else { continue }
            return ServedDemo(place: Place(url: lines[0], folder: lines[1]), input: input, output: output)
        }
        throw DemoDidNotStart()
    }
}

struct DemoDidNotStart: Error {}

extension FileHandle {
    /// Line by line, as they come.
    fileprivate var lines: AsyncThrowingStream<String, any Error> {
        AsyncThrowingStream { stream in
            Thread.detachNewThread { [self] in
                var line: [UInt8] = []
                while let byte = try? read(upToCount: 1)?.first {
                    if byte == UInt8(ascii: "\n") {
                        stream.yield(String(decoding: line, as: UTF8.self))
                        line = []
                    } else {
                        line.append(byte)
                    }
                }
                stream.finish()
            }
        }
    }
}
