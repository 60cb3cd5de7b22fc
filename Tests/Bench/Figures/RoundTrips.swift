import Postgres
import SQL
import TestSupport

/// How often the browser waits for the server, counted on the socket: what happens before the server has let us in is not
/// ours to save and does not count.
///
/// Beside it psql, which asks its own questions one after the other.
struct RoundTrips: Figure {
    let name = "round-trips"

    func measure(at bench: Workbench) async throws -> [Finding] {
        let target = try await bench.database("round_trips", Self.script)
        var (first, open, turn) = (Series(.trips), Series(.trips), Series(.trips))
        var sent = Series(.bytes)
        var (psqlList, psqlOpen) = (Series(.trips), Series(.trips))
        for _ in 0..<bench.rounds {
            let trips = try browse(bench, target)
            first.add(Double(trips.first))
            open.add(Double(trips.open))
            turn.add(Double(trips.turn))
            sent.add(Double(trips.sent))
            psqlList.add(try psqlTrips(bench, target, [#"\dt"#]))
            psqlOpen.add(try psqlTrips(bench, target, [#"\d measured"#, "SELECT * FROM measured LIMIT 100"]))
        }
        return [
            Finding("round trips to the first screen", first, psql: psqlList, limit: .atMost(1)),
            Finding(
                "round trips to open a table with its first page", open, psql: psqlOpen, limit: .atMost(1)),
            Finding("round trips to turn a page", turn, limit: .atMost(1)),
            Finding("bytes to the server to open a table", sent, limit: .atMost(4_000)),
        ]
    }

    private func browse(
        _ bench: Workbench, _ target: ConnectionTarget
    ) throws -> (first: Int, open: Int, turn: Int, sent: Int) {
        let counter = try RoundTripCounter(inFrontOf: target)
        let pty = try bench.browser(counter.target)
        try pty.wait(for: "measured", "help")
        let first = counter.trips
        // Once the list is painted, what opening will send is prepared.
        pty.waitUntilQuiet()
        let (prepared, listed) = (counter.trips, counter.bytesFromClient)
        pty.type("\r")
        try pty.wait(for: "first-0001")
        pty.waitUntilQuiet()
        let (open, sent) = (counter.trips, counter.bytesFromClient - listed)
        // The last loaded row, and one more.
        pty.type("100jj")
        try pty.wait(for: "second-0102")
        pty.waitUntilQuiet()
        return (first, open - prepared, counter.trips - open, sent)
    }

    private func psqlTrips(
        _ bench: Workbench, _ target: ConnectionTarget, _ commands: [String]
    ) throws -> Double {
        let counter = try RoundTripCounter(inFrontOf: target)
        _ = try bench.timePsql(commands.flatMap { ["--command", $0] }, counter.target)
        return Double(counter.trips)
    }

    // The pages begin differently, since only what changes is sent to the terminal.
    private static let script: [SQL] = [
        """
        CREATE TABLE measured AS
        SELECT i AS id, CASE WHEN i <= 100 THEN 'first-' ELSE 'second-' END || lpad(i::text, 4, '0') AS label
        FROM generate_series(1, 1000) AS i
        """,
        "ALTER TABLE measured ADD PRIMARY KEY (id)",
        "ANALYZE measured",
    ]
}

extension RoundTripCounter {
    /// Of all connections together.
    var trips: Int { sessions.reduce(0) { $0 + $1.trips } }
    fileprivate var bytesFromClient: Int { sessions.reduce(0) { $0 + $1.bytesFromClient } }
}
