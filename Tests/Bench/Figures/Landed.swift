import Foundation
import Postgres
import SQL
import TestSupport

/// `raingauge landed` over three hundred migrations: how often it waits for the server, and how long it takes from its start to
/// its end.
///
/// Beside it psql, which describes the same tables one after the other and does not judge them.
struct Landed: Figure {
    let name = "landed"

    private static let count = 300

    func measure(at bench: Workbench) async throws -> [Finding] {
        let project = try Project(in: bench.folder + "/landed", count: Self.count)
        let target = try await bench.database(
            "landed", Project.ledger + project.migrations.flatMap(\.statements))
        var (trips, ours, psqls) = (Series(.trips), Series(.milliseconds), Series(.milliseconds))
        let arguments = ["landed", "--config", project.configuration]
        let descriptions = project.migrations.flatMap { ["--command", #"\d \#($0.table)"#] }
        try await bench.alternate {
            let counter = try RoundTripCounter(inFrontOf: target)
            _ = try bench.time(bench.raingauge, arguments, counter.target)
            trips.add(Double(counter.sessions.reduce(0) { $0 + $1.trips }))
            ours.add(try bench.time(bench.raingauge, arguments, target))
        } _: {
            psqls.add(try bench.timePsql(descriptions, target))
        }
        return [
            Finding("round trips of landed over \(Self.count) migrations", trips, limit: .atMost(1)),
            Finding(
                #"landed over \#(Self.count) migrations, beside \d of their tables"#, ours, psql: psqls,
                limit: .atMost(500)),
        ]
    }
}

/// A Drizzle folder on disk: each migration makes a table, an index and a foreign key to the table before.
private struct Project {
    let migrations: [Step]
    let configuration: String

    struct Step {
        let table: String
        let text: String
        let when: Int

        /// Its statements and its ledger row; the server computes the hash as Drizzle does.
        var statements: [SQL] {
            let row: SQL = """
                INSERT INTO drizzle.__drizzle_migrations (hash, created_at)
                VALUES (encode(sha256(convert_to(\(text)::text, 'UTF8')), 'hex'), \(when)::bigint)
                """
            let parts = text.components(separatedBy: "--> statement-breakpoint")
            return parts.map { SQL(unsafe: $0) } + [row]
        }
    }

    static let ledger: [SQL] = [
        "CREATE SCHEMA drizzle",
        "CREATE TABLE drizzle.__drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint)",
    ]

    init(in folder: String, count: Int) throws {
        migrations = (0..<count).map(Self.step)
        configuration = folder + "/drizzle.config.json"
        try FileManager.default.createDirectory(
            atPath: folder + "/drizzle/meta", withIntermediateDirectories: true)
        let entries = try migrations.enumerated().map { number, step in
            let tag = "\(Self.padded(number))_\(step.table)"
            try write(step.text, to: "\(folder)/drizzle/\(tag).sql")
            return
                #"{"idx":\#(number),"version":"7","when":\#(step.when),"tag":"\#(tag)","breakpoints":true}"#
        }
        try write(
            #"{"version":"7","dialect":"postgresql","entries":[\#(entries.joined(separator: ","))]}"#,
            to: "\(folder)/drizzle/meta/_journal.json")
        try write(#"{"dialect":"postgresql","out":"\#(folder)/drizzle"}"#, to: configuration)
    }

    private func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path))
    }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }

    private static func step(_ number: Int) -> Step {
        let table = "table_\(number)"
        let other = "table_\(max(0, number - 1))"
        let text = """
            CREATE TABLE "\(table)" (
            \t"id" serial PRIMARY KEY NOT NULL,
            \t"name" varchar(255) NOT NULL,
            \t"state" text DEFAULT 'new' NOT NULL,
            \t"total" numeric(12, 2) DEFAULT '0' NOT NULL,
            \t"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
            \t"tags" text[],
            \t"other_id" integer,
            \t"is_open" boolean DEFAULT true NOT NULL,
            \t"created_at" timestamp with time zone DEFAULT now() NOT NULL,
            \tCONSTRAINT "\(table)_name_unique" UNIQUE("name")
            );
            --> statement-breakpoint
            ALTER TABLE "\(table)" ADD CONSTRAINT "\(table)_other_fk" FOREIGN KEY ("other_id") REFERENCES "public"."\(other)"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
            CREATE INDEX "\(table)_state_idx" ON "\(table)" USING btree ("state","created_at" DESC NULLS LAST);--> statement-breakpoint
            ALTER TABLE "\(other)" ADD COLUMN "note_\(number)" text;--> statement-breakpoint
            COMMENT ON TABLE "\(table)" IS 'number \(number)';
            """
        return Step(table: table, text: text, when: 1_700_000_000_000 + number * 60_000)
    }
}
