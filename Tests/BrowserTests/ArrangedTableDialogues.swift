import Catalog
import Reports
import Rows
import SQL
import Terminal
import Testing

@testable import Browser

@Suite struct `Filtering and sorting a table` {
    @Test func `f begins with the column being what it is, and typing replaces the value`() {
        var conversation = Conversation.reading()
        conversation.press("llf")
        #expect(conversation.line == "status = 'paid'")
        conversation.press("failed")
        #expect(conversation.line == "status = 'failed'")
        conversation.press(.enter)
        #expect(conversation.requested?.source.filter?.text == "status = 'failed'")
        #expect(conversation.requested?.position == .first)
    }

    @Test func `the rows stay until the others are there, and the line above them says which they are`() {
        var conversation = Conversation.filtering("user_id = 7")
        #expect(conversation.screen.contains("4412"))
        #expect(!conversation.screen.contains("where user_id = 7"))
        conversation.answerFiltered()
        #expect(conversation.screen.contains("where user_id = 7"))
        conversation.answer(EstimateRows.self, .success(RowEstimate(rows: 312, reading: nil)))
        #expect(conversation.screen.contains("~312 of ~48M"))
    }

    @Test func `what has to be read because no index serves is said before the rows are there`() {
        var conversation = Conversation.filtering("note = 'x'")
        conversation.answer(
            EstimateRows.self, .success(RowEstimate(rows: 1, reading: ByteCount(31 << 30))))
        #expect(conversation.screen.contains("No index serves this: it reads about 31 GB; ^C stops it."))
    }

    @Test func `a filter that fails leaves the rows, and f begins with it again`() {
        var conversation = Conversation.filtering("nobody = 1")
        conversation.answer(LoadPage.self, .failure(Problem("A column is not there, or no longer.")))
        #expect(conversation.screen.contains("A column is not there"))
        #expect(conversation.screen.contains("4412"))
        conversation.press("f")
        #expect(conversation.line == "nobody = 1")
    }

    @Test func `a filter that keeps a changed table from being opened again can be taken away`() {
        var conversation = Conversation.filtering("note = 'x'")
        conversation.answerFiltered()
        conversation.press("s")
        conversation.answer(LoadPage.self, .failure(Problem("The columns were changed.")))
        conversation.press("R")
        let refused = TableOpening(
            structure: Structure(relation: Shop.orders),
            page: .failure(Problem("A column is not there, or no longer.")), count: .unknown)
        conversation.answer(OpenTable.self, .success(refused))
        #expect(conversation.screen.contains("R tries again.  F shows all rows."))
        conversation.press("R")
        #expect(conversation.effects.questions(OpenTable.self).last?.request.filter != nil)
        conversation.answer(OpenTable.self, .success(refused))
        conversation.press("F")
        let asked = conversation.effects.questions(OpenTable.self).last?.request
        #expect(asked?.filter == nil && asked?.written == nil)
        conversation.answer(OpenTable.self, .success(Shop.opening(Shop.orderPage())))
        #expect(conversation.screen.contains("4412"))
    }

    @Test func `a filter that is no SQL stays on the line, with the cursor where it stumbles`() {
        var conversation = Conversation.reading()
        conversation.press("f")
        conversation.press(.control("e"), .control("u"))
        conversation.press("id = 1 FORM x")
        _ = conversation.takeEffects()
        conversation.press(.enter)
        #expect(conversation.takeEffects().isEmpty)
        #expect(conversation.screen.contains("syntax error at or near \"FORM\""))
        conversation.press("OR ")
        #expect(conversation.line == "id = 1 OR FORM x")
    }

    @Test func `a second condition joins the first, and F shows all rows again`() {
        var conversation = Conversation.filtering("user_id = 7")
        conversation.answerFiltered()
        conversation.press("llf")
        #expect(conversation.line == "user_id = 7 AND status = 'paid'")
        conversation.press(.escape)
        conversation.press("F")
        #expect(conversation.requested?.source.filter == nil)
    }

    @Test func `Tab completes columns, and labels inside of quotes; the arrows recall what was typed`() {
        var conversation = Conversation.filtering("user_id = 7")
        conversation.answerFiltered()
        conversation.press("f")
        conversation.press(.control("u"))
        conversation.press(.control("k"))
        conversation.press("st")
        conversation.press(.tab)
        #expect(conversation.line == "status")
        conversation.press(.up)
        #expect(conversation.line == "user_id = 7")
        conversation.press(.down)
        #expect(conversation.line == "status")
    }

    @Test func `s sorts by the column, then the other way, then as before`() {
        var conversation = Conversation.reading()
        conversation.press("lll")
        let total = Identifier("total")
        for expected in [[SortTerm(total)], [SortTerm(total, isDescending: true)], []] {
            conversation.press("s")
            #expect(conversation.requested?.source.sort == expected)
            conversation.answerFiltered()
        }
    }

    @Test func `S sorts by one more column`() {
        var conversation = Conversation.reading()
        conversation.press("lls")
        conversation.answerFiltered()
        conversation.press("lS")
        #expect(
            conversation.requested?.source.sort == [
                SortTerm(Identifier("status")), SortTerm(Identifier("total")),
            ])
    }

    @Test func `turning the page and counting keep the filter`() {
        var conversation = Conversation.filtering("user_id = 7")
        conversation.answerFiltered(after: true)
        conversation.press("#")
        #expect(conversation.effects.questions(CountRows.self).last?.source.filter?.text == "user_id = 7")
        conversation.answer(CountRows.self, .success(1_204))
        #expect(conversation.screen.contains("1,204 rows of ~48M"))
        conversation.press("G")
        #expect(conversation.requested?.source.filter?.text == "user_id = 7")
    }

    @Test func `gs shows the SQL of what is seen and the command for the same rows`() {
        var conversation = Conversation.filtering("user_id = 7")
        conversation.answerFiltered()
        conversation.press("gs")
        #expect(conversation.screen.contains("FROM orders"))
        #expect(conversation.screen.contains("WHERE user_id = 7"))
        #expect(conversation.screen.contains("raingauge rows public.orders --where 'user_id = 7'"))
        conversation.press("Y")
        #expect(
            conversation.effects.last
                == .copy("raingauge rows public.orders --where 'user_id = 7'", what: "the command"))
    }

    @Test func `gv counts the values, and Enter shows the rows that have one`() {
        var conversation = Conversation.reading()
        conversation.press("llgv")
        conversation.answer(CountValues.self, .success(Shop.states))
        #expect(conversation.screen.contains("48,000,000"))
        conversation.press("jx")
        conversation.press("x")
        conversation.press(.enter)
        #expect(conversation.table != nil)
        #expect(conversation.requested?.source.filter?.text == "status IS NULL OR status = 'refunded'")
    }

    @Test func `gk goes to the row with a key, and says so where there is none`() {
        var conversation = Conversation.reading()
        conversation.press("gk0000")
        conversation.press(.enter)
        #expect(conversation.asked == .from(RowKey(["00000000-0000-0000-0000-000000000000"])))
        conversation.answer(LoadPage.self, .success(Shop.orderPage(5, before: true)))
        #expect(conversation.screen.contains("There is no row with the key 0000; this is the next one."))
    }

    @Test func `gk completes the beginning of a uuid`() {
        var conversation = Conversation.reading()
        conversation.press("gk9F3C41d0-7b5")
        conversation.press(.enter)
        #expect(conversation.asked == .from(RowKey(["9F3C41d0-7b50-0000-0000-000000000000"])))
        conversation.answer(LoadPage.self, .success(Shop.orderPage(5, before: true)))
        #expect(!conversation.screen.contains("There is no row"))
    }

    @Test func `Tab behind a column goes through the operators of its type`() {
        var conversation = Conversation.reading()
        conversation.press("f")
        conversation.press(.control("u"))
        conversation.press(.control("k"))
        conversation.press("tags ")
        conversation.press(.tab, .tab)
        #expect(conversation.line == "tags @> ")
        conversation.press(.control("u"))
        conversation.press("user_id > 1 AND note ")
        for _ in 0..<10 { conversation.press(.tab) }
        #expect(conversation.line == "user_id > 1 AND note ILIKE '")
    }

    @Test func `Tab offers words, and completes the one at the cursor`() {
        var conversation = Conversation.reading()
        conversation.press("f")
        conversation.press(.control("u"))
        #expect(conversation.line == "")
        conversation.press("user_id > 1 AND status = 'paid'")
        conversation.press(.home)
        for _ in 0..<2 { conversation.press(.right) }
        conversation.press(.tab)
        #expect(conversation.line == "user_id > 1 AND status = 'paid'")
        conversation.press(.control("u"))
        conversation.press("id > 1 AND t")
        conversation.press(.tab)
        #expect(conversation.line == "id > 1 AND total")
        #expect(conversation.screen.contains("total  tags"))
    }

    @Test(arguments: [
        ("state = ", ["'sold'", "'not yet'", "'it''s'"]),
        ("id > 1 AND state <>", ["'sold'", "'not yet'", "'it''s'"]),
        ("state IN (", ["'sold'", "'not yet'", "'it''s'"]), ("open = ", ["true", "false"]),
        ("state = 'n", ["not yet"]), ("estate = ", ["id", "state", "open"]),
    ])
    func `behind a comparison the values of a column are offered`(text: String, expected: [String]) {
        let state = ColumnType(
            oid: Oid(1), name: "state", category: .enum, labels: ["sold", "not yet", "it's"])
        let types = [
            ("id", ColumnType(oid: Oid(23), name: "integer", category: .number)), ("state", state),
            ("open", ColumnType(oid: Oid(16), name: "boolean", category: .boolean)),
        ]
        let columns = types.enumerated().map { place, column in
            RowColumn(column: Column(number: place + 1, name: Identifier(column.0), type: column.1))
        }
        let source = RowSource(relation: Shop.orders, columns: columns, order: .physical)
        #expect(ExpressionWords(source).completions(of: text).words == expected)
    }

    @Test(arguments: [
        ("status = 'paid", "at or near \"'paid\""), ("status =", "syntax error at end of input"),
    ])
    func `says what is wrong in the words that were typed, and leaves the line`(text: String, words: String) {
        var conversation = Conversation.reading()
        conversation.press("f")
        conversation.press(.control("u"))
        conversation.press(text)
        conversation.press(.enter)
        #expect(conversation.screen.contains(words))
        #expect(conversation.line == text)
    }

    @Test func `g/ shows the rows that have a text anywhere`() {
        var conversation = Conversation.reading()
        conversation.press("g/50%")
        conversation.press(.enter)
        #expect(
            conversation.requested?.source.filter?.text == "(orders.*)::text ILIKE E'%50\\\\%%'")
    }

    @Test(arguments: Size.pictured)
    func `looks like this`(size: Size) throws {
        var conversation = Conversation.filtering("status = 'paid' AND user_id > 4000", size)
        conversation.answerFiltered()
        conversation.press("llls")
        conversation.answerFiltered()
        conversation.answer(EstimateRows.self, .success(RowEstimate(rows: 312, reading: nil)))
        try expectSnapshot(conversation.frame, named: "rows-arranged-\(size.testDescription)")
        conversation.press("f")
        try expectSnapshot(conversation.frame, named: "rows-filter-\(size.testDescription)")
        conversation.press(.escape)
        conversation.press("gs")
        try expectSnapshot(conversation.frame, named: "statement-\(size.testDescription)")
    }
}

extension Conversation {
    /// A conversation in which a filter was typed.
    static func filtering(_ filter: String, _ size: Size = Size(columns: 80, rows: 24)) -> Conversation {
        var conversation = Conversation.reading(Shop.orderPage(), size)
        conversation.press("f")
        conversation.press(.control("e"))
        conversation.press(.control("u"))
        conversation.press(filter)
        conversation.press(.enter)
        return conversation
    }

    /// Gives the rows that were asked for last.
    mutating func answerFiltered(after: Bool = true) {
        guard let source = requested?.source else { return }
        let page = Shop.orderPage()
        let rows = (0..<100).map { row in page.columns.indices.map { page[row, $0] } }
        answer(LoadPage.self, .success(RowPage(source: source, rows: rows, hasMoreAfter: after)))
    }

    /// The page that was asked for last.
    var requested: RowRequest? { effects.questions(LoadPage.self).last?.request }

    /// What is typed.
    var line: String? {
        guard case .prompt(let prompt)? = browser.overlay else { return nil }
        return prompt.text
    }
}
