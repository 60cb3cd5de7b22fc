import TOMLKit
import Testing

@testable import Themes

@Suite struct `TOML` {
    @Test(arguments: [
        ("[[", 1), ("[%a]", 1), ("a = 1\n\n[[é]]", 3), ("x = [\n [1],\n]\n[ ", 4),
        ("x = '''\n[%\n'''\n[\t#", 4),
        ("x = \"\\\"[\" # [%\n[", 2), ("[a]\n  [[\n", 2),
    ])
    func `with a header that has no name is refused with its line`(text: String, line: Int) {
        #expect(throws: TOMLFault(message: "a name is expected behind the [", line: line)) {
            try TOMLText.table(of: text)
        }
    }

    @Test func `may have what looks like such a header in texts, lists and comments`() throws {
        let table = try TOMLText.table(
            of: "# [%\na = [\n  [ 1 ],\n]\nb = \"\"\"\n[%\"\"\"\nc = '''\n[[é'''\n[ \"d\" ]\n[[e]]\n[f-1]\n")
        #expect(Set(table.keys) == ["a", "b", "c", "d", "e", "f-1"])
    }

    /// All texts of these pieces: none ends the program.
    @Test func `of any kind is read or refused`() {
        let pieces = ["[", "]", "\"", "'", "\"\"\"", "#", "=", "\n", "a", "%", "é", " ", "{", ".", "\\"]
        var texts = [""]
        for _ in 0..<4 {
            for text in texts { _ = try? TOMLText.table(of: text) }
            texts = texts.flatMap { text in pieces.map { text + $0 } }
        }
        for text in texts { _ = try? TOMLText.table(of: "[" + text) }
    }
}
