import Catalog
import Postgres
import Reports
import SQL
import Terminal
import Testing

@testable import Browser
@testable import Rows

@Suite struct `Changing rows` {
    private func writing(_ page: RowPage = Shop.orderPage()) -> Conversation {
        var conversation = Conversation.reading(page, Size(columns: 120, rows: 24))
        conversation.allowWriting()
        return conversation
    }

    // MARK: whether

    @Test func `is not possible until somebody says so, and every command says how`() {
        for keys in ["e", "o", "O", "dd"] {
            var conversation = Conversation.reading()
            #expect(conversation.screen.contains(" RO "))
            conversation.press(keys)
            #expect(
                conversation.screen.contains("This session only reads; :write lets it change rows."),
                "\(keys)")
            #expect(conversation.browser.overlay == nil && conversation.staged.isEmpty)
        }
    }

    @Test func `is possible after :write, and no longer after it is said again`() {
        var conversation = writing()
        #expect(conversation.screen.contains(" RW "))
        conversation.press("j")
        #expect(conversation.screen.contains("e edit"))
        conversation.allowWriting()
        #expect(conversation.screen.contains(" RO "))
    }

    @Test func `of a protected database takes its name`() {
        var settings = Settings()
        settings.environments = [Environment(pattern: "*db1*", label: "production", colour: .red)]
        var conversation = Conversation.reading(settings: settings)
        conversation.allowWriting()
        #expect(conversation.screen.contains("To change rows there, type shop:"))
        conversation.press("shopp")
        conversation.press(.enter)
        #expect(conversation.screen.contains("“shopp” is not its name"))
        #expect(conversation.screen.contains(" RO "))
        conversation.press("shop")
        conversation.press(.enter)
        #expect(conversation.screen.contains(" RW "))
    }

    @Test func `may be wished for at the start, and begins with the connection`() {
        var context = Conversation().browser.context
        context.link = .connecting("")
        var browser = Browser(context: context, writing: true)
        _ = browser.start()
        #expect(!browser.context.staging.isWritable)
        _ = browser.update(.link(.online(.shop)), at: .now)
        #expect(browser.context.staging.isWritable)
    }

    @Test func `that cannot be done says why before it is tried`() {
        var conversation = writing()
        let rights = EditRights(
            isStandby: false, updatable: [.update, .insert], granted: [.update, .delete],
            permitted: [.update],
            columns: [Identifier("status"): .init(isUpdatable: true, granted: [])])
        conversation.answer(LoadRights.self, .success(rights))
        conversation.press("lle")
        #expect(conversation.screen.contains("This role may not change here: it lacks UPDATE."))
        conversation.press("o")
        #expect(conversation.screen.contains("This role may not add here: it lacks INSERT."))
        conversation.press("dd")
        #expect(conversation.screen.contains("PostgreSQL cannot delete rows of this kind of relation."))
        conversation.press("$e")
        #expect(conversation.screen.contains("The view computes this column"))
    }

    // MARK: editing

    @Test func `of a cell and its commit take at most five keys beside the text`() {
        var conversation = writing()
        conversation.press("ll")
        _ = conversation.takeEffects()
        conversation.press("e")
        conversation.press("shipped")
        conversation.press(.enter)
        #expect(conversation.staged.count == 1)
        #expect(conversation.screen.contains("*shipped") && conversation.screen.contains("1 staged"))
        conversation.press("W")
        #expect(conversation.screen.contains("status: paid → shipped"))
        conversation.press("a")
        #expect(conversation.effects.questions(CommitChanges.self).last?.changes.edits == conversation.staged)
    }

    @Test func `tells NULL, the default, nothing and an expression apart`() {
        func value(_ steps: (inout Conversation) -> Void) -> NewValue? {
            var conversation = writing()
            conversation.press("llle")
            steps(&conversation)
            return conversation.staged.first?.assignments.first?.value
        }
        #expect(value { $0.press(.control("n")) } == .null)
        #expect(value { $0.press(.control("t")) } == .byDefault)
        #expect(value { $0.press(.control("u"), .enter) } == .text(""))
        #expect(value { $0.press(.enter) } == nil)
        #expect(
            value {
                $0.press("5"); $0.press(.enter)
            } == .text("5"))
        #expect(
            value {
                $0.press(.end); $0.press("5"); $0.press(.enter)
            } == .text("19.905"))
        #expect(
            value {
                $0.press(.control("x"))
                $0.press("now()")
                $0.press(.enter)
            } == .expression("now()"))
    }

    @Test func `takes no expression that is none, and no NULL where none may be`() {
        var conversation = writing()
        conversation.press("llle")
        conversation.press(.control("x"))
        conversation.press("1 +")
        conversation.press(.enter)
        #expect(conversation.screen.contains("PostgreSQL's parser finds no expression in this."))
        conversation.press(.escape)
        conversation.press("0e")
        conversation.press(.control("n"))
        #expect(conversation.screen.contains("id takes no NULL."))
        #expect(conversation.staged.isEmpty)
    }

    @Test func `offers the labels of an enum`() {
        let type = ColumnType(oid: Oid(9), name: "mood", category: .enum, labels: ["sad", "fair", "glad"])
        let source = RowSource(
            relation: Shop.orders,
            columns: [
                Shop.rowColumn(1, "id", "integer", .number, isKey: true),
                RowColumn(column: Column(number: 2, name: Identifier("mood"), type: type)),
            ], order: .key([KeyColumn(name: Identifier("id"))]))
        var conversation = writing(RowPage(source: source, rows: [[.value("1"), .value("sad")]]))
        conversation.press("le")
        #expect(conversation.screen.contains("glad"))
        conversation.press(.tab, .enter)
        #expect(conversation.staged.first?.assignments.first?.value == .text("fair"))
    }

    @Test func `has the server look at what was typed, and marks what it does not take`() {
        var conversation = writing()
        conversation.press("lle")
        conversation.press("nonsense")
        conversation.press(.enter)
        #expect(conversation.effects.questions(CheckValue.self).last?.text == "nonsense")
        conversation.answer(CheckValue.self, .failure(Problem("invalid input value")))
        #expect(conversation.screen.contains("invalid input value"))
        conversation.press("j")
        #expect(conversation.screen.contains("!nonsense"))
    }

    @Test func `of a text in several lines is left to the person's own editor`() {
        var conversation = writing()
        conversation.press("j$he")
        let file = conversation.effects.compactMap { if case .edit(let file) = $0 { file } else { nil } }.last
        #expect(file?.text == "Bitte klingeln.\nZweiter Stock \u{1B}[31mlinks" && file?.suffix == "txt")
        guard let file else { return }
        conversation.say(.edited(.text("Bitte\nklopfen."), of: file.cell))
        #expect(conversation.staged.first?.assignments.first?.value == .text("Bitte\nklopfen."))
        conversation.say(.edited(.unchanged, of: file.cell))
        #expect(conversation.screen.contains("Nothing was changed."))
    }

    @Test func `of JSON on one line is done in its place, which is as wide as that`() {
        var conversation = writing()
        conversation.press("lllle")
        let json = "{\"size\": {\"unit\": \"cm\", \"width\": 24, \"height\": 31}, \"colours\": [\"red\"]}"
        conversation.answer(LoadWhole.self, .success([FullValue(text: json)]))
        #expect(conversation.screen.contains("[\(json)"))
        conversation.press("{}")
        conversation.press(.enter)
        #expect(conversation.staged.first?.assignments.first?.value == .text("{}"))
    }

    @Test func `of a value that is cut begins with all of it, which is compared at the commit`() {
        var conversation = writing()
        conversation.press("lllle")
        #expect(conversation.effects.questions(LoadWhole.self).last?.requests.map(\.column.name) == ["meta"])
        let whole = "{\"all\": \(Array(1...80))}"
        conversation.answer(LoadWhole.self, .success([FullValue(text: whole)]))
        let file = conversation.effects.compactMap { if case .edit(let file) = $0 { file } else { nil } }.last
        #expect(file?.text == whole && file?.suffix == "json")
        guard let file else { return }
        conversation.say(.edited(.text("{}"), of: file.cell))
        #expect(conversation.staged.first?.oldRow?.value(of: Identifier("meta"))?.text == whole)
    }

    @Test func `marks a row for deletion, or no longer`() {
        var conversation = writing()
        conversation.press("jdd")
        #expect(conversation.staged.map(\.isDeletion) == [true])
        conversation.press("e")
        #expect(conversation.screen.contains("This row is marked for deletion; u takes that back."))
        conversation.press("dd")
        #expect(conversation.staged.isEmpty)
        conversation.press("uu")
        #expect(conversation.staged.isEmpty)
    }

    @Test func `makes new rows, which are seen below the others`() {
        var conversation = writing()
        conversation.press("o")
        #expect(conversation.screen.contains("public.orders ▸ new row"))
        #expect(conversation.staged.isEmpty)
        conversation.press("ggje")
        conversation.press("4711")
        conversation.press(.enter)
        conversation.press(.escape)
        #expect(conversation.staged.map(\.mark) == ["+"])
        let last = conversation.screen.split(separator: "\n").dropLast().last
        #expect(last?.hasPrefix(" +") == true && last?.contains("4711") == true)
    }

    @Test func `copies a row but for its key, its cut values read whole`() {
        var conversation = writing()
        conversation.press("O")
        #expect(conversation.effects.questions(LoadWhole.self).last?.requests.map(\.column.name) == ["meta"])
        conversation.answer(LoadWhole.self, .success([FullValue(text: "{}")]))
        let assigned = conversation.staged.first?.assignments ?? []
        #expect(!assigned.contains { $0.column == Identifier("id") })
        #expect(assigned.contains(Assignment(Identifier("meta"), .text("{}"))))
    }

    @Test func `is seen from the record of a row as well`() {
        var conversation = writing()
        conversation.press("v")
        conversation.answer(LoadRecord.self, .success(Shop.orderPage(0, count: 1)))
        conversation.press("jje")
        conversation.press("shipped")
        conversation.press(.enter)
        #expect(conversation.screen.contains("*shipped"))
        conversation.press(.escape)
        #expect(conversation.screen.contains("*shipped"))
    }
}
