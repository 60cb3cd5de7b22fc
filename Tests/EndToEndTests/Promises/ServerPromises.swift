import Postgres
import Terminal
import TestSupport
import Testing

/// Whatever happens to the server or the line to it.
@Suite(.serialized) struct Promises {
    static let rows = """
        CREATE TABLE orders (id int PRIMARY KEY, word text);
        INSERT INTO orders SELECT g, 'value ' || g FROM generate_series(1, 300) AS g;
        CREATE VIEW slow AS SELECT id, pg_catalog.pg_sleep(0.001)::text AS word FROM orders
        """

    private static let commands = [
        ["tables"], ["tables", "--format", "json"], ["describe", "orders"], ["describe", "orders", "--ddl"],
        ["rows", "orders"], ["rows", "slow"], ["rows", "orders", "--format", "csv"],
        ["rows", "orders", "--format", "json"], ["rows", "slow", "--format", "ndjson"],
        ["rows", "slow", "--format", "csv", "--output", "/dev/null"],
    ]

    @Test func `every command ends in a sentence when the line is cut`() async throws {
        let promise = Promise(words: "A command whose line is cut ends, and says so", all: 140, sample: 28)
        try await withDatabase(Self.rows) { database in
            let (target, commands) = (database.target, Self.commands)
            try await promise.keep { number, _ in
                let line = try HalfOpenLine(inFrontOf: target, at: .pieces(number / 10), end: .cut)
                return try await Self.fault(of: commands[number % 10], on: line)
            }
        }
    }

    @Test func `every command ends by itself when the line is dead`() async throws {
        let promise = Promise(words: "A command whose line is half open ends by itself", all: 24, sample: 8)
        try await withDatabase(Self.rows) { database in
            let (target, commands) = (database.target, Self.commands)
            try await promise.keep { number, _ in
                let line = try HalfOpenLine(inFrontOf: target, at: .pieces(number / 8))
                let limits = ["--statement-timeout", "100ms", "--connect-timeout", "1s"]
                return try await Self.fault(of: commands[number % 8] + limits, on: line)
            }
        }
    }

    private static func fault(of command: [String], on line: HalfOpenLine) async throws -> String? {
        let outcome = try await Program.raingauge.run(command + ["--url", line.address])
        let isSentence =
            outcome.status == 0 || outcome.errors.contains(". ") || outcome.errors.contains(".\n")
        let isDump = outcome.errors.contains("PostgresError") || outcome.errors.contains("Error:")
        guard [0, 3].contains(outcome.status), !outcome.wasKilled, isSentence, !isDump else {
            return "\(command) ended with \(outcome.status): \(outcome.errors)"
        }
        return nil
    }

    @Test func `the browser goes on when the line is cut`() async throws {
        let promise = Promise(words: "The browser goes on when its line is cut", all: 56, sample: 14)
        try await withDatabase(Self.rows) { database in
            let target = database.target
            try await promise.keep { number, _ in
                let line = try HalfOpenLine(inFrontOf: target, at: .pieces(number % 14), end: .cut)
                let keys = ["\rGgg/value 2\r", "\rv#g2g3", "mCDT", "\r\u{6}\u{6}\u{2}R"][number / 14]
                let address = line.address
                return try await onOwnThread { try Self.ending(after: keys, on: address) }
            }
        }
    }

    /// What is wrong with the way in which the browser lives on and ends.
    private static func ending(after keys: String, on address: String) throws -> String? {
        let pty = try Pty(
            Program.raingauge.path, [address], environment: Program.environment([:]),
            size: Size(columns: 80, rows: 24))
        try pty.wait(for: "help")
        pty.waitUntilQuiet()
        for key in keys {
            pty.type(String(key))
            pty.waitUntilQuiet(for: .milliseconds(30))
        }
        // What comes right behind an Esc is read as one key with it.
        pty.type("\u{1B}")
        pty.waitUntilQuiet(for: .milliseconds(500))
        pty.type("?")
        do {
            try pty.wait(for: "This screen")
            // In the help, every letter looks for itself.
            pty.type("\u{1B}")
            pty.waitUntilQuiet(for: .milliseconds(500))
            pty.type("Q")
            let ending = try pty.waitUntilExit()
            return ending == .exited(0) ? nil : "\(keys.debugDescription) ended in \(ending)"
        } catch {
            return "\(keys.debugDescription): \(pty.transcript.plain.suffix(1_500))"
        }
    }
}
