import Foundation
import Terminal
import TestSupport
import Testing

/// A database and a project whose every text is hostile, looked at in a terminal.
extension Promises {
    /// `TABLE` has the text wherever a table can have one, `VIEW` fails with it, `FOLDER` has it in its files.
    private static let looks = [
        ["tables"], ["tables", "--format", "json"], ["describe", "TABLE"], ["describe", "VIEW"],
        ["describe", "TABLE", "--format", "json"], ["describe", "TABLE", "--ddl"], ["rows", "TABLE"],
        ["rows", "TABLE", "--format", "csv"], ["rows", "TABLE", "--format", "json"],
        ["rows", "TABLE", "--format", "ndjson"], ["rows", "VIEW"], ["check", "FOLDER"],
        ["check", "FOLDER", "--format", "json"], ["status"], ["status", "--format", "json"], ["landed"],
        ["drift"],
        ["drift", "--format", "json"],
    ]

    @Test func `hostile text reaches a terminal only as visible marks`() async throws {
        let texts = HostileText.all
        let count = texts.count * (Self.looks.count + 1)
        let promise = Promise(
            words: "Hostile text reaches a terminal only as visible marks", all: count, sample: 57)
        let script = texts.indices.map { texts[$0].script(number: $0) }.joined(separator: ";\n")
        try await withDatabase(script) { database in
            let address = database.address
            try await promise.keep { number, _ in
                let (look, place) = number.quotientAndRemainder(dividingBy: texts.count)
                let project = try texts[place].project()
                let name = "t\(String(1_000 + place).dropFirst())"
                return try await onOwnThread {
                    let bytes =
                        look < Self.looks.count
                        ? try Self.output(of: Self.looks[look], name, in: project.path, address)
                        : try Self.screens(of: name, in: project.path, address)
                    guard texts[place].isRaw(in: bytes) else { return nil }
                    return
                        "\(texts[place].text.debugDescription) in \(look < Self.looks.count ? Self.looks[look] : ["the browser"])"
                }
            }
        }
    }

    private static func output(
        of look: [String], _ name: String, in folder: String, _ address: String
    ) throws -> [UInt8] {
        let words = look.map {
            ["TABLE": name, "VIEW": name + "v", "FOLDER": folder + "/drizzle"][$0] ?? $0
        }
        let database = look[0] == "check" ? [] : ["--url", address]
        let pty = try terminal(words + database, in: folder)
        _ = try pty.waitUntilExit(within: .seconds(60))
        return pty.transcript.bytes
    }

    private static func screens(of name: String, in folder: String, _ address: String) throws -> [UInt8] {
        let pty = try terminal([address], in: folder)
        try pty.wait(for: "help", within: .seconds(30))
        for key in [
            "/\(name)\r", "\r", "\r", "v", "\u{1B}", "q", "4", "q", "q", "/\(name)v\r", "\r", "q", "m", "\r",
            "q",
            "q", "C", "q", "D", "q", ":log\r",
        ] {
            pty.type(key)
            pty.waitUntilQuiet(for: .milliseconds(60))
        }
        pty.type("\u{1B}")
        pty.waitUntilQuiet(for: .milliseconds(60))
        pty.type("Q")
        _ = try pty.waitUntilExit(within: .seconds(30))
        return pty.transcript.bytes
    }

    private static func terminal(_ words: [String], in folder: String) throws -> Pty {
        try Pty(
            "/bin/sh", ["-c", "cd '\(folder)' && exec \"$0\" \"$@\"", Program.raingauge.path] + words,
            environment: Program.environment([:]), size: Size(columns: 160, rows: 40))
    }
}

extension HostileText {
    /// A table and a view with this text in every place that takes one.
    func script(number: Int) -> String {
        let name = "t\(String(1_000 + number).dropFirst())"
        let (word, value) = (text.replacing("\"", with: "\"\""), text.replacing("'", with: "''"))
        return """
            CREATE TABLE "\(name)" (id int PRIMARY KEY, "\(word)" text DEFAULT '\(value)'
              CONSTRAINT "\(word)" CHECK ("\(word)" <> 'x\(value)'), j jsonb);
            INSERT INTO "\(name)" VALUES (1, '\(value)', jsonb_build_object('\(value)', '\(value)'));
            COMMENT ON TABLE "\(name)" IS '\(value)'; COMMENT ON COLUMN "\(name)"."\(word)" IS '\(value)';
            CREATE INDEX "\(name)i\(word)" ON "\(name)" ("\(word)"); CREATE TABLE "\(name)\(word)" (id int);
            CREATE FUNCTION "\(name)f"() RETURNS int LANGUAGE plpgsql AS $$ BEGIN
              RAISE WARNING '%', '\(value)';
              RAISE EXCEPTION '%', '\(value)' USING DETAIL = '\(value)', HINT = '\(value)'; END $$;
            CREATE VIEW "\(name)v" AS SELECT "\(name)f"() AS "\(word)"
            """
    }

    /// A folder of migrations with it in the journal, in a name and in SQL.
    func project() throws -> TemporaryProject {
        let project = try TemporaryProject(
            configuration: "export default { dialect: 'postgresql', out: './drizzle' };")
        let folder = project.path + "/drizzle"
        let tag = "0000_" + text.replacing("/", with: "")
        try FileManager.default.createDirectory(atPath: folder + "/meta", withIntermediateDirectories: true)
        let sql = "CREATE TABLE \"\(text)\" (id int); VACUUM '\(text)'; \(text)"
        try Data(sql.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(tag).sql"))
        let entry: [String: Any] = [
            "idx": 0, "version": "7", "when": 1_700_000_000_000, "tag": tag, "breakpoints": true,
        ]
        let journal: [String: Any] = ["version": "7", "dialect": "postgresql", "entries": [entry]]
        try JSONSerialization.data(withJSONObject: journal).write(
            to: URL(fileURLWithPath: folder + "/meta/_journal.json"))
        try Data("{\"id\": \"\(text)\"".utf8).write(
            to: URL(fileURLWithPath: folder + "/meta/0000_snapshot.json"))
        return project
    }
}
