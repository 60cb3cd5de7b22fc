import Foundation
import ScratchServer
import TestSupport
import Testing

/// Whatever is in a project's folder, the tables are there, and one sentence says what is wrong with the folder.
@Suite struct `A bad day of the project` {
    @Test(arguments: [
        ("this is not JSON", "this is not JSON", "Repair the file"),
        (
            #"{"entries": [{"idx": 0, "tag": 7, "when": 1}]}"#, "`tag` of entry 0 is a number",
            "Correct the entry"
        ),
        (
            #"{"entries": [{"idx": 0, "tag": "0001_gone", "when": 1}]}"#, "there is no 0001_gone.sql",
            "0001_gone"
        ),
    ])
    func `the journal makes no sense`(journal: String, words: String, remedy: String) async throws {
        try await withDatabase("CREATE TABLE orders (id int)") { database in
            let project = try project(of: database, ["meta/_journal.json": Data(journal.utf8)])
            let terminal = try TmuxSession("--trust", columns: 140, in: project.path)
            try await terminal.wait(for: "orders", "m opens")
            terminal.press("m")
            try await terminal.wait(for: words, remedy, "STRAY FILE", "0000_stray")
            // The same is told with its place on the screen of the files.
            try await terminal.wait(for: "; C shows ")
            terminal.press("C")
            try await terminal.wait(for: "check ▸ drizzle/", "meta/_journal.json")
            terminal.press("q")
            try await terminal.wait(for: "STRAY FILE")
            terminal.press("q", "Enter")
            try await terminal.wait(for: "no rows")
        }
    }

    @Test func `the journal has ten thousand entries`() async throws {
        let entries = (0..<10_000).map { #"{"idx": \#($0), "tag": "\#($0)_x", "when": \#($0 + 1)}"# }
        let journal = #"{"entries": [\#(entries.joined(separator: ",\n"))]}"#
        try await withDatabase("CREATE TABLE orders (id int)") { database in
            let project = try project(of: database, ["meta/_journal.json": Data(journal.utf8)])
            let terminal = try TmuxSession("--trust", columns: 140, in: project.path)
            try await terminal.wait(for: "orders", "10000 MISSING FILE", within: .seconds(90))
            terminal.press("m")
            try await terminal.wait(for: "migrations ▸ drizzle/", "0_x", within: .seconds(90))
            terminal.press("G")
            try await terminal.wait(for: "9999_x", "0000_stray")
        }
    }

    @Test func `files are large, or from other systems, or in another encoding`() async throws {
        let tags = ["0000_large", "0001_windows", "0002_mark", "0003_latin", "0004_line"]
        let entries = tags.enumerated().map { #"{"idx": \#($0), "tag": "\#($1)", "when": \#($0 + 1)}"# }
        let insert = "INSERT INTO orders SELECT " + String(repeating: "1 + ", count: 250) + "1;\n"
        let files = [
            "meta/_journal.json": Data(#"{"entries": [\#(entries.joined(separator: ","))]}"#.utf8),
            "0000_large.sql": Data(String(repeating: insert, count: (50 << 20) / insert.utf8.count + 1).utf8),
            "0001_windows.sql": Data(
                "CREATE TABLE a (id int);\r\n--> statement-breakpoint\r\nSELECT 2;\r\n".utf8),
            "0002_mark.sql": Data([0xEF, 0xBB, 0xBF]) + Data("CREATE TABLE b (id int);\n".utf8),
            "0003_latin.sql": Data("SELECT 'caf".utf8) + Data([0xE9, 0x1B]) + Data("[2J';\n".utf8),
            "0004_line.sql": Data("SELECT '\(String(repeating: "x", count: 1 << 20))';".utf8),
        ]
        try await withDatabase("CREATE TABLE orders (id int)") { database in
            let project = try project(of: database, files)
            let terminal = try TmuxSession("--trust", columns: 140, rows: 40, in: project.path)
            try await terminal.wait(for: "orders", "5 pending", within: .seconds(240))
            terminal.press("m")
            try await terminal.wait(for: "0000_large", "0004_line", "INSERT INTO orders")
            terminal.press("Enter")
            try await terminal.wait(for: "50 MB", "INSERT INTO orders")
        }
    }

    private func project(of database: TestDatabase, _ files: [String: Data]) throws -> TemporaryProject {
        let socket = database.server.folder.replacing("/", with: "%2F")
        let url = "postgresql://postgres@\(socket):\(database.server.port)/\(database.name)"
        let project = try TemporaryProject(
            configuration: """
                export default { dialect: 'postgresql', out: './drizzle', dbCredentials: { url: '\(url)' } };
                """)
        let folder = project.path + "/drizzle"
        try FileManager.default.createDirectory(
            atPath: folder + "/meta", withIntermediateDirectories: true)
        for (name, content) in files.merging(
            ["0000_stray.sql": Data("SELECT 1;".utf8)], uniquingKeysWith: { $1 })
        {
            try content.write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        }
        return project
    }
}
