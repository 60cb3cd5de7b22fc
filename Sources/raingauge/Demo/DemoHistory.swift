import Crypto
import Drizzle
import SQL

/// What has been applied to the demo's database, run by run, in Drizzle's own way.
///
/// One file was changed after its run, one was merged too late to be run at all, and one came from a branch that the
/// project does not have.
struct DemoHistory {
    /// The migrations of one `drizzle-kit migrate`.
    private typealias Run = [Step]

    private struct Step {
        let text: String
        let when: UnixMilliseconds
    }

    private let runs: [Run]

    init(_ files: DemoFiles, folder: MigrationFolder) {
        var steps: [String: Step] = [:]
        for migration in folder.migrations {
            guard let when = migration.when else { continue }
            steps[migration.tag] = Step(text: files["project/drizzle/\(migration.tag).sql"], when: when)
        }
        if let edited = steps["0006_swift_banshee"] {
            let original = files["history/0006_swift_banshee.sql"]
            steps["0006_swift_banshee"] = Step(text: original, when: edited.when)
        }
        // The afternoon of 28 July 2026, on the other branch.
        let foreign = Step(text: files["history/0012_shiny_wolfpack.sql"], when: 1_785_249_199_627)
        let upToSummer = folder.migrations.prefix(10).compactMap { steps[$0.tag] }
        runs = [upToSummer, [steps["0011_strong_raven"]].compactMap(\.self), [foreign]]
    }

    /// The statements of each run, which belong into one transaction.
    var transactions: [[SQL]] { [Self.ledger] + runs.map { $0.flatMap(Self.statements) } }

    private static let ledger: [SQL] = [
        #"CREATE SCHEMA IF NOT EXISTS "drizzle""#,
        """
        CREATE TABLE IF NOT EXISTS "drizzle"."__drizzle_migrations" (
        id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint)
        """,
    ]

    private static func statements(of step: Step) -> [SQL] {
        let hash = SHA256.hash(data: Array(step.text.utf8)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        let row: SQL = """
            insert into "drizzle"."__drizzle_migrations" ("hash", "created_at")
            values (\(hash.joined()), \(step.when.rawValue))
            """
        return SQL.script(step.text) + [row]
    }
}

extension SQL {
    /// The statements of a script that we carry ourselves.
    static func script(_ text: String) -> [SQL] {
        let bytes = Array(text.utf8)
        return statements(in: text).map { SQL(unsafe: String(decoding: bytes[$0], as: UTF8.self)) }
    }
}
