import Catalog
import Reports
import SQL
import Terminal
import Testing

@testable import Browser

@Suite struct `The table list` {
    private func conversation(_ size: Size = Size(columns: 80, rows: 24), overview: Overview = .shop)
        -> Conversation
    {
        var conversation = Conversation(size)
        conversation.answer(LoadOverview.self, .success(overview))
        _ = conversation.takeEffects()
        return conversation
    }

    private func selection(_ conversation: Conversation) -> String? {
        (conversation.browser.screens[0] as? TablesScreen)?.selected?.name.name.name
    }

    @Test func `asks for everything once at the start`() {
        let conversation = Conversation()
        #expect(
            conversation.effects.map(\.question) == [AnyQuestion(LoadOverview(includesSystem: false))])
    }

    @Test func `opens the selected table with its rows`() {
        var conversation = conversation()
        conversation.press("jjj")
        conversation.press(.enter)
        let screen = conversation.browser.front as? TableScreen
        #expect(screen?.relation.name == QualifiedName("public", "categories"))
        #expect(screen?.tab == .rows)
    }

    @Test func `counts lines in front of a motion`() {
        var conversation = conversation()
        conversation.press("5j")
        #expect(selection(conversation) == "order_items")
        conversation.press("G")
        #expect(selection(conversation) == "top_customers")
        conversation.press("gg")
        #expect(selection(conversation) == "__drizzle_migrations")
    }

    @Test func `puts the largest first when sizes are asked for, and the names in order again`() {
        var conversation = conversation()
        conversation.press("jj")
        let before = selection(conversation)
        conversation.press("s")
        #expect(conversation.effects.last?.question == AnyQuestion(LoadSizes(includesSystem: false)))
        conversation.answer(LoadSizes.self, .success(Shop.sizes))
        #expect(selection(conversation) == before)
        conversation.press("gg")
        #expect(selection(conversation) == "orders")
        conversation.press("s")
        conversation.press("gg")
        #expect(selection(conversation) == "__drizzle_migrations")
    }

    @Test func `keeps the list as it is when the sizes cannot be had`() {
        var conversation = conversation()
        conversation.press("s")
        conversation.answer(LoadSizes.self, .failure(.timedOut))
        #expect(conversation.screen.contains("The server gave up"))
        #expect(!conversation.screen.contains("size"))
    }

    @Test func `marks what the newest snapshot does not name, but nothing as long as that is unknown`() {
        var conversation = Conversation()
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        #expect(!conversation.screen.contains("not in Drizzle"))
        conversation.answer(ReadDrizzleNames.self, .failure(Problem("No migration has a snapshot.")))
        #expect(!conversation.screen.contains("not in Drizzle"))
        conversation.press("R")
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        conversation.answer(ReadDrizzleNames.self, .success(Shop.drizzleNames))
        let marked = conversation.screen.split(separator: "\n").filter {
            $0.contains("not in Drizzle")
        }
        #expect(marked.count == 1 && marked[0].contains("sessions"))
    }

    @Test func `keeps partitions folded until they are asked for`() {
        var conversation = conversation()
        #expect(!conversation.screen.contains("orders_2025"))
        conversation.press("jjjjjj")
        conversation.press("o")
        #expect(conversation.screen.contains("orders_2025"))
        conversation.press("h")
        #expect(!conversation.screen.contains("orders_2025"))
        conversation.press("l")
        #expect(conversation.screen.contains("orders_2026"))
    }

    @Test func `says why a table without partitions cannot be unfolded`() {
        var conversation = conversation()
        conversation.press("o")
        #expect(conversation.screen.hasSuffix(" The selected table has no partitions."))
    }

    @Test func `filters while it is typed, finds partitions too, and goes to what fits best`() {
        var conversation = conversation()
        conversation.press("/o25")
        #expect(selection(conversation) == "orders_2025")
        conversation.press(.enter)
        #expect(conversation.screen.contains("1 of 13 with /o25"))
    }

    @Test func `shows everything again after Esc, with the selection where it was`() {
        var conversation = conversation()
        conversation.press("/prod")
        conversation.press(.enter, .escape)
        #expect(conversation.screen.contains("categories"))
        #expect(selection(conversation) == "products")
        #expect(conversation.browser.screens.count == 1)
    }

    @Test func `looks at the schema when the filter has a dot`() {
        var conversation = conversation()
        conversation.press("/leg.")
        #expect(selection(conversation) == "kunden_alt")
    }

    @Test func `shows the server's own schemas on request`() {
        var conversation = conversation()
        conversation.press("S")
        let asked = conversation.effects.questions(LoadOverview.self).map(\.includesSystem)
        #expect(asked == [true])
        let system = Relation(
            oid: Oid(99), name: QualifiedName("pg_catalog", "pg_class"), kind: .table, traits: .system)
        conversation.answer(
            LoadOverview.self,
            .success(Overview(relations: Shop.relations + [system], includesSystem: true, project: .none)))
        #expect(conversation.screen.contains("pg_class"))
        conversation.press("S")
        #expect(!conversation.screen.contains("pg_class"))
    }

    @Test func `says what changed when it reads again`() {
        var conversation = conversation()
        conversation.press("R")
        let coupons = Relation(oid: Oid(77), name: QualifiedName("public", "coupons"), kind: .table)
        let newer = Shop.relations.filter { $0.name.name.name != "sessions" } + [coupons]
        conversation.answer(
            LoadOverview.self, .success(Overview(relations: newer, includesSystem: false, project: .none)))
        #expect(
            conversation.browser.notice?.text
                == "Read again: 1 table new (public.coupons); 1 table gone (public.sessions).")
    }

    @Test func `says so when nothing changed`() {
        var conversation = conversation()
        conversation.press("R")
        conversation.answer(LoadOverview.self, .success(.shop))
        #expect(conversation.browser.notice?.text == "Read again: the same 13 tables.")
    }

    @Test func `keeps the list when reading again fails, and says that it is old`() {
        var conversation = conversation()
        conversation.press("R")
        conversation.answer(LoadOverview.self, .failure(.timedOut))
        #expect(conversation.screen.contains("order_items"))
        #expect(
            conversation.browser.notice?.text
                == "The list is from before: The server gave up after 30 seconds.")
        conversation.press("j")
        #expect(conversation.screen.contains("from before"))
    }

    @Test func `offers the migrations only inside a project`() {
        var outside = conversation()
        outside.press("m")
        #expect(
            outside.browser.notice?.text == "There is no Drizzle project here: no drizzle.config was found.")
        var inside = conversation(overview: .shopInProject)
        inside.press("m")
        #expect(inside.browser.front is MigrationsScreen)
    }

    @Test func `asks for no structure in a narrow window`() {
        var narrow = conversation()
        narrow.press("j")
        #expect(narrow.effects.isEmpty)
    }

    @Test func `asks for the structure of a table once, and of those passed over never`() {
        var conversation = Conversation(Size(columns: 120, rows: 24))
        conversation.answer(LoadOverview.self, .success(.shop))
        conversation.press("jjj")
        #expect(conversation.effects.questions(LoadStructure.self).map(\.relation) == [Oid(10)])
        conversation.answer(LoadStructure.self, .success(Shop.structure))
        #expect(conversation.effects.questions(LoadStructure.self).map(\.relation) == [Oid(2)])
        conversation.answer(LoadStructure.self, .success(Shop.structure))
        #expect(conversation.screen.contains("products_pkey"))
        for _ in 0..<3 {
            conversation.press("kkk")
            conversation.press("jjj")
        }
        #expect(conversation.effects.questions(LoadStructure.self).map(\.relation) == [Oid(1)])
    }

    @Test func `keeps what was read of tables up to a number of columns`() {
        var known = KnownStructures()
        let summary = StructureSummary(Shop.structure, glyphs: .unicode)
        let most = UInt32(KnownStructures.mostColumns / (Shop.structure.columns.count + 1))
        for oid in 0...most { known.keep(summary, of: Oid(oid)) }
        #expect(known[Oid(0)] == nil)
        #expect((1...most).allSatisfy { known[Oid($0)] != nil })
    }

    @Test func `shows beside the list what the notes of the table say`() {
        var conversation = Conversation(Size(columns: 120, rows: 24))
        conversation.answer(LoadOverview.self, .success(.shop))
        conversation.press("/products")
        conversation.showStructure()
        #expect(conversation.screen.split(separator: "\n").contains { $0.contains("│ invalid index") })
    }

    @Test(arguments: [60, 80])
    func `shows all notes of the selected table below a list that has no room for them`(columns: Int) {
        let comment = "One row for each order, from the basket to the parcel at the door"
        let noted = Relation(
            oid: Oid(99), name: QualifiedName("public", "parcels"), kind: .table, comment: comment)
        var conversation = Conversation(Size(columns: columns, rows: 24))
        conversation.answer(
            LoadOverview.self,
            .success(Overview(relations: Shop.relations + [noted], includesSystem: false, project: .none)))
        conversation.press("gg")
        #expect(!conversation.screen.contains("the door"))
        conversation.press("/parcels")
        let words = comment.split(separator: " ").suffix(2).joined(separator: " ")
        #expect(conversation.screen.contains(words))
        #expect(conversation.effects.questions(LoadStructure.self) == [])
    }

    @Test func `has the whole width where a structure beside it would be cut everywhere`() {
        for (columns, isBeside) in [(100, false), (120, true), (160, true)] {
            var conversation = Conversation(Size(columns: columns, rows: 24))
            conversation.answer(LoadOverview.self, .success(.shop))
            #expect(conversation.screen.contains("│") == isBeside, "\(columns)")
        }
    }

    /// A larger window says no less.
    @Test(arguments: [80, 100, 110, 120, 140, 200], [false, true])
    func `shows schemas, kinds, rows and notes at every width, also beside a long name`(
        columns: Int, isMeasured: Bool
    ) {
        let long = Relation(
            oid: Oid(99), name: QualifiedName("public", String(repeating: "long_name", count: 7)),
            kind: .table,
            estimatedRows: 7)
        var conversation = Conversation(Size(columns: columns, rows: 30))
        conversation.answer(
            LoadOverview.self,
            .success(Overview(relations: Shop.relations + [long], includesSystem: false, project: .none)))
        if isMeasured {
            conversation.press("s")
            conversation.answer(LoadSizes.self, .success(Shop.sizes))
        }
        let screen = conversation.screen
        for word in [
            "legacy", "partitioned", "matview", "~613k", "invalid index", "no privilege", "row security",
        ] {
            #expect(screen.contains(word), "\(word) at \(columns)")
        }
    }

    @Test func `leaves its columns where they are while a filter is typed`() {
        var conversation = conversation()
        let heads = conversation.screen.split(separator: "\n")[1]
        for letter in "/top" {
            conversation.press(.character(letter))
            #expect(conversation.screen.split(separator: "\n")[1] == heads)
        }
    }

    @Test(arguments: [("legacy", 1), ("LEG", 1), ("public", 11), ("drizzle", 1)])
    func `finds the tables of a schema by its name`(text: String, count: Int) {
        var conversation = conversation()
        conversation.press("/\(text)")
        #expect(conversation.screen.contains("\(count) of 13 with /\(text)"))
    }

    @Test func `keeps the structure shown until the next one is here`() {
        var conversation = Conversation(Size(columns: 120, rows: 24))
        conversation.answer(LoadOverview.self, .success(.shop))
        conversation.answer(LoadStructure.self, .success(Shop.structure))
        conversation.press("j")
        #expect(conversation.screen.contains("products_pkey"))
    }

    /// But for the notes that have no room in their line, which stand below the list.
    @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 200, rows: 60)])
    func `changes few cells when the selection moves`(size: Size) {
        var conversation = conversation(size)
        let list = size.columns * (size.rows - 3)
        for _ in 0..<10 {
            let before = conversation.frame
            conversation.press("j")
            let changed = zip(before.cells, conversation.frame.cells).prefix(list).count { $0 != $1 }
            #expect(changed <= 2 + 2 * CursorRun.columns)
        }
    }

    @Test func `draws only the lines that are seen of ten thousand tables`() {
        var conversation = conversation(
            overview: Overview(relations: Shop.crowd(10_000), includesSystem: false, project: .none))
        conversation.press("G")
        #expect(conversation.screen.contains("10,000"))
        #expect(selection(conversation) == "table_9989")
        conversation.press("/_123")
        #expect(selection(conversation) == "table_123")
    }

    @Test func `selects with a click and opens with two`() {
        var conversation = conversation()
        conversation.press(.mouse(MouseEvent(.press(.left), column: 14, row: 5)))
        #expect(selection(conversation) == "categories")
        conversation.press(.mouse(MouseEvent(.doublePress(.left), column: 14, row: 5)))
        #expect(conversation.browser.front is TableScreen)
    }

    @Test func `turns the wheel without losing the selection from view`() {
        var conversation = conversation(Size(columns: 80, rows: 8))
        conversation.press(.mouse(MouseEvent(.wheelDown, column: 3, row: 3)))
        #expect(selection(conversation) == "categories")
    }
}
