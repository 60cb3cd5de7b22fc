import Catalog
import Postgres
import Reports
import SQL
import Terminal
import Testing
import Workspace

@testable import Browser
@testable import Rows

@Suite struct `Importing a file in the browser` {
    private func looking(at preview: ImportPreview, _ size: Size = Size(columns: 100, rows: 40))
        -> Conversation
    {
        var conversation = Conversation.reading(Shop.orderPage(), size)
        conversation.allowWriting()
        conversation.importing("orders.csv")
        conversation.answer(ReadImport.self, .success(preview))
        _ = conversation.takeEffects()
        return conversation
    }

    @Test func `shows where everything goes, and runs only when somebody says so`() {
        var conversation = looking(at: Shop.orderImport())
        let screen = conversation.screen
        #expect(screen.contains("1,204 rows, 86 kB, into public.orders"))
        #expect(screen.contains("left out: no such column"))
        #expect(
            screen.contains("Tried with the first 1,000 rows") && screen.contains("The server takes them."))
        #expect(conversation.effects.isEmpty)
        conversation.press("a")
        #expect(conversation.effects.questions(RunImport.self).count == 1)
        conversation.press("q")
        #expect(conversation.screen.contains("The import goes on"))
        let reads = conversation.effects.questions(LoadPage.self).count
        conversation.answer(
            RunImport.self, .success(ImportReport(rows: 1_204, duration: .milliseconds(200))))
        #expect(conversation.screen.contains("1,204 rows imported in 200 ms."))
        conversation.press("a")
        #expect(conversation.screen.contains("It is imported; q goes back."))
        conversation.press("q")
        #expect(conversation.effects.questions(LoadPage.self).count == reads + 1, "the rows are read again")
    }

    @Test func `asks the server for nothing as long as the session only reads`() {
        var conversation = Conversation.reading()
        conversation.importing("orders.csv")
        #expect(conversation.effects.questions(ReadImport.self).isEmpty)
        #expect(conversation.screen.contains("this session only reads"))
        conversation.allowWriting()
        #expect(conversation.effects.questions(ReadImport.self).map(\.file.path) == ["orders.csv"])
    }

    @Test func `says which line is refused, and lets nobody try all the same`() {
        var conversation = looking(at: Shop.refusedImport)
        #expect(conversation.screen.contains("line 7, total: invalid input syntax for type numeric"))
        conversation.press("a")
        #expect(conversation.effects.questions(RunImport.self).isEmpty)
        #expect(conversation.screen.contains("It would be refused, as shown"))
        conversation.press("R")
        #expect(conversation.effects.questions(ReadImport.self).count == 1)
    }

    @Test func `looks at another file that is named on its screen, unless one is being imported`() {
        var conversation = looking(at: Shop.orderImport())
        conversation.importing("others.csv")
        #expect(conversation.effects.questions(ReadImport.self).map(\.file.path) == ["others.csv"])
        conversation.answer(ReadImport.self, .success(Shop.orderImport()))
        conversation.press("a")
        _ = conversation.takeEffects()
        conversation.importing("third.csv")
        #expect(conversation.effects.questions(ReadImport.self).isEmpty)
        #expect(conversation.screen.contains("The import goes on"))
    }

    @Test func `says only what is wrong where nobody knows the columns of the file`() {
        var conversation = looking(at: Shop.namelessImport)
        #expect(conversation.screen.contains("Two columns of the file are called user_id."))
        #expect(conversation.screen.contains("86 kB, into public.orders"))
        #expect(!conversation.screen.contains("at least 0 rows"))
        #expect(!conversation.screen.contains("Not in the file"))
        conversation.press("a")
        #expect(conversation.effects.questions(RunImport.self).isEmpty)
    }

    @Test func `names a file that says no form, and leaves the line to be mended`() {
        var conversation = Conversation.reading()
        conversation.allowWriting()
        conversation.importing("orders.txt")
        #expect(conversation.screen.contains("Import from: orders.txt"))
        #expect(conversation.screen.contains("It ends with .csv, .tsv or .ndjson"))
    }

    @Test func `keeps nothing when it fails or is stopped, and says so`() {
        var conversation = looking(at: Shop.orderImport())
        conversation.press("a")
        let refusal = ImportRefusal.server(
            Shop.refusedImport.trial?.objections.first?.error ?? .init(kind: .server, message: ""),
            line: 1_100, column: Identifier("total"), blockers: [])
        conversation.answer(RunImport.self, .failure(Problem(refusal)))
        #expect(
            conversation.screen.contains("Line 1100, total is refused by the server. Nothing was imported."))
        conversation.press("a")
        conversation.press(.control("c"))
        #expect(conversation.effects.contains { if case .cancel = $0 { true } else { false } })
        conversation.answer(RunImport.self, .failure(Problem(ImportRefusal.stopped)))
        #expect(conversation.screen.contains("It was stopped; nothing was imported."))
    }

    @Test(arguments: Size.pictured)
    func `looks like this`(size: Size) throws {
        try expectSnapshot(
            looking(at: Shop.orderImport(), size).frame, named: "import-\(size.testDescription)")
        try expectSnapshot(
            looking(at: Shop.refusedImport, size).frame, named: "import-refused-\(size.testDescription)")
    }
}
