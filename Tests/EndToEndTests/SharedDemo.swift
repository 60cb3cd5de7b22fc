import Foundation

/// One running `raingauge demo --serve` for all tests of the process, which only read from it.
///
/// It ends when the process does, because then its standard input ends.
actor SharedDemo {
    static let all = SharedDemo()

    /// Where the demo is.
    struct Place: Sendable {
        let url: String
        /// Of the Drizzle project.
        let folder: String
    }

    private var starting: Task<Place, any Error>?
    private var process: Process?
    private let (input, output) = (Pipe(), Pipe())

    var place: Place {
        get async throws {
            let task = starting ?? Task { try await start() }
            starting = task
            return try await task.value
        }
    }

    private func start() async throws -> Place {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Program.raingauge.path)
        process.arguments = ["demo", "--serve"]
        process.environment = Program.environment([:])
        (process.standardInput, process.standardOutput) = (input, output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        self.process = process
        var lines: [String] = []
        for try await line in output.fileHandleForReading.lines {
            lines.append(line)
            if lines.count == 2 { return Place(url: lines[0], folder: lines[1]) }
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
