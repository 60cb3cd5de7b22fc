import Testing

@testable import raingauge

@Suite struct `A plain table` {
    @Test func `aligns by what a terminal shows, not by the number of characters`() {
        var table = PlainTable([("name", .left), ("rows", .right), ("comment", .left)])
        table.append(["山田", "~5", ""])
        table.append(["café\u{301}", "~12345", "x"])
        #expect(
            table.text == """
                name    rows  comment
                山田      ~5
                café\u{301}  ~12345  x

                """)
    }

    @Test func `shows what a terminal must not see`() {
        var table = PlainTable([("name", .left)])
        table.append(["a\u{1B}[31m\u{202E}b"])
        #expect(table.text == "name\na␛[31m‹202E›b\n")
    }
}

@Suite struct `A word of the command line` {
    @Test(arguments: ["postgres://ada:secret@db1/shop", "--url=postgresql://db1", "host=db1 password=secret"])
    func `is taken from the process list when it may hold a password`(word: String) {
        #expect(ProcessArguments.mayHoldPassword(word))
    }

    @Test(arguments: ["tables", "--system", "public.orders", "--limit=5"])
    func `stays there otherwise`(word: String) { #expect(!ProcessArguments.mayHoldPassword(word)) }
}
