import SQL
import TestSupport
import Testing

/// Whatever is in a database, it is shown, and does nothing to the terminal.
@Suite struct `A bad day of the data` {
    @Test func `cells hold what would hurt a terminal`() async throws {
        let script = #"""
            CREATE TABLE cells (id int PRIMARY KEY, word text, note text);
            INSERT INTO cells VALUES
              (1, E'\x1b[2J\x1b]0;taken\x07\x1bP+q\x1b\\', 'sequences'), (2, E'a\x01b\rc\td\x7f', 'controls'),
              (3, U&'abc\202Ecba\202C', 'directions'), (4, '👩‍👩‍👧 🏳️‍🌈', 'joined'), (5, '日本語 한국어', 'wide'),
              (6, U&'e\0301\0323 o\0308', 'marks'), (7, repeat('x', 1048576), 'long'), (8, NULL, 'null'),
              (9, '', 'empty'), (10, 'NULL', 'word'), (11, '{"a": [1,', 'json'), (12, U&'\0085\009B31m', 'c1')
            """#
        try await withDatabase(script) { database in
            let terminal = try TmuxSession(database.address)
            try await terminal.wait(for: "cells")
            terminal.press("Enter")
            let screen = try await terminal.wait(for: "sequences", "c1")
            for picture in [
                "␛[2J␛]0;taken␇␛P+q␛\\", "a␁b␍c→d␡", "abc‹202E›cba‹202C›", "日本語 한국어",
                "e\u{323}\u{301} o\u{308}",
                "xxx…  1.0 MB", "∅", #"{"a": [1,"#, #"\x85\x9B31m"#,
            ] {
                #expect(screen.contains(picture), "\(picture)")
            }
            // Nothing of it has moved the columns.
            let notes = screen.split(separator: "\n").filter { $0.contains("║") && $0.allSatisfy(\.isNarrow) }
            #expect(Set(notes.dropFirst().map { $0.lastWordOffset }).count == 1, "\(screen)")
            #expect(try !terminal.tmux("display-message", "-p", "#{pane_title}").contains("taken"))

            terminal.press("l", "G", "k", "k", "k", "k", "k", "Enter")
            try await terminal.wait(for: "▸ 7 ▸ word", String(repeating: "x", count: 70))
            terminal.press("q", "q", "q")
            try await terminal.wait(for: "[ended 0]")
        }
    }

    @Test func `tables and columns have any name`() async throws {
        let name = String(repeating: "abcdefghi", count: 7)
        let script = """
            CREATE TABLE "Ta""ble""; drop --" ("\""; drop --" int PRIMARY KEY, "camelCase" text, "🐘 é" text, " " int,
                                              \(name) text);
            INSERT INTO "Ta""ble""; drop --" SELECT g, 'value ' || g, 'elephant', g, 'end' FROM generate_series(1, 150) AS g
            """
        try await withDatabase(script) { database in
            let terminal = try TmuxSession(database.address)
            try await terminal.wait(for: "Ta\"ble\"; drop --", "q quit")
            terminal.press("Enter")
            try await terminal.wait(for: "\"; drop -- ⚷", "camelCase", "🐘 é", "elephant", "value 21")
            terminal.press("G")
            try await terminal.wait(for: "value 150")
            terminal.press("v")
            try await terminal.wait(for: name.prefix(20).description, "end", "▸ 150")
            terminal.press("q", "g", "2")
            try await terminal.wait(for: name.prefix(20).description, "integer", "camelCase")
        }
    }

    @Test func `a table has no columns, another as many as it may`() async throws {
        let columns = (1...1600).map { "c\($0) int" }.joined(separator: ", ")
        let script = """
            CREATE TABLE nothing (); INSERT INTO nothing DEFAULT VALUES; INSERT INTO nothing DEFAULT VALUES;
            CREATE TABLE wide (\(columns)); INSERT INTO wide (c1, c1600) VALUES (11, 4711)
            """
        try await withDatabase(script) { database in
            let terminal = try TmuxSession(database.address)
            try await terminal.wait(for: "nothing", "wide")
            terminal.press("Enter")
            try await terminal.wait(for: "This table has no columns; 2 rows.")
            terminal.press("v", "q", "q")
            try await terminal.wait(for: "nothing", "q quit")
            terminal.press("j", "Enter")
            try await terminal.wait(for: "c17", "11")
            terminal.press("$")
            try await terminal.wait(for: "c1600", "4711")
            terminal.press("v", "G")
            try await terminal.wait(for: "c1600", "4711", "▸ (0,1)")
        }
    }

    @Test func `values are at the edge of their types`() async throws {
        let script = """
            CREATE TABLE edges (id int PRIMARY KEY, moment timestamptz, day date, double float8, number numeric);
            INSERT INTO edges VALUES (1, 'infinity', '-infinity', 'NaN', 'NaN'),
                (2, '-infinity', 'infinity', '-Infinity', 'Infinity'), (3, '0044-03-15 BC', '4713-01-01 BC', '-0', '1e30')
            """
        try await withDatabase(script) { database in
            let terminal = try TmuxSession(database.address, columns: 120)
            try await terminal.wait(for: "edges")
            terminal.press("Enter")
            let screen = try await terminal.wait(
                for: "0044-03-15", "4713-01-01 BC", "1000000000000000000000000000000")
            for value in ["infinity", "-infinity", "NaN", "-Infinity", "Infinity", "-0"] {
                #expect(screen.contains(" \(value)"), "\(value)")
            }
        }
    }

    @Test(arguments: [("SQL_ASCII", #"caf\xE9"#), ("LATIN1", "café")])
    func `the database is not in UTF-8`(encoding: String, picture: String) async throws {
        let script = """
            CREATE TABLE t (id int PRIMARY KEY, word text, json jsonb);
            INSERT INTO t VALUES (1, convert_from('\\x636166e9', '\(encoding)'), '{"a": 1}')
            """
        try await withDatabase(script, encoding: encoding) { database in
            let terminal = try TmuxSession(database.address)
            try await terminal.wait(for: "▶ t ")
            terminal.press("Enter")
            try await terminal.wait(for: picture, "{\"a\": 1}")
            terminal.press("l", "Enter")
            try await terminal.wait(for: picture, "▸ 1 ▸ word")
        }
    }
}

extension Character {
    /// Certainly one column wide, whatever the terminal's tables say.
    fileprivate var isNarrow: Bool {
        unicodeScalars.count == 1 && unicodeScalars.allSatisfy { $0.value < 0x2700 }
    }
}

extension Substring {
    /// Where the last word begins.
    fileprivate var lastWordOffset: Int? { lastIndex(of: " ").map { distance(from: startIndex, to: $0) } }
}
