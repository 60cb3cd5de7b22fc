import Terminal
import Testing

@testable import Reports

@Suite struct `A plain table` {
    @Test func `aligns by what a terminal shows, not by the number of characters`() {
        var table = PlainTable([("name", .leading), ("rows", .trailing), ("comment", .leading)])
        table.append(["山田", "~5", ""])
        table.append(["café\u{301}", "~12345", "x"])
        #expect(
            table.text == """
                name    rows  comment
                山田      ~5
                café\u{301}  ~12345  x

                """)
    }

    @Test func `moves nothing out of sight for one long number`() {
        var table = PlainTable([("id", .trailing), ("number", .trailing), ("name", .leading)])
        let long = String(repeating: "9", count: 500)
        for (id, number) in [("1", "1"), ("2", long)] { table.append([id, number, "x"]) }
        #expect(table.text == "id  number  name\n 1       1  x\n 2  \(long)  x\n")
    }

    @Test func `shows what a terminal must not see`() {
        var table = PlainTable([("name", .leading)])
        table.append(["a\u{1B}[31m\u{202E}b"])
        #expect(table.text == "name\na␛[31m‹202E›b\n")
    }
}
