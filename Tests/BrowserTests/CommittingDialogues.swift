import Catalog
import Postgres
import Reports
import SQL
import Terminal
import Testing
import Verification
import Workspace

@testable import Browser
@testable import Rows

@Suite struct `Committing what is staged` {
    private func reviewing(_ size: Size = Size(columns: 120, rows: 40)) -> Conversation {
        var conversation = Conversation.reading(Shop.orderPage(), size)
        conversation.stageChanges()
        _ = conversation.takeEffects()
        conversation.press("W")
        return conversation
    }

    @Test func `is barred where nothing is`() {
        var conversation = Conversation.reading()
        conversation.allowWriting()
        conversation.press("W")
        #expect(conversation.screen.contains("Nothing is staged: e edits a cell"))
    }

    @Test func `begins with what changes and what follows from it`() {
        var conversation = reviewing()
        #expect(conversation.effects.questions(LoadConsequences.self).count == 1)
        conversation.answer(LoadConsequences.self, .success([Shop.consequences]))
        let screen = conversation.screen
        #expect(screen.contains("6 changes, in one transaction; a commits."))
        #expect(screen.contains("12 rows of public.order_part_0 follow it"))
        #expect(screen.contains("public.orders runs trigger note_changes, which calls audit.note."))
        #expect(screen.contains("status: paid → shipped") && screen.contains("deleted"))
        #expect(screen.contains("total: 7.25 → = total * 2"))
        #expect(screen.contains("UPDATE"))
        #expect(conversation.effects.questions(CommitChanges.self).isEmpty)
        // What followed from what is no longer staged is not said of the rest.
        conversation.press("x")
        #expect(!conversation.screen.contains("follow it"))
        conversation.press("xxxxx")
        #expect(conversation.staged.isEmpty && !conversation.screen.contains("follow it"))
    }

    @Test func `goes into the log as refused where it was`() throws {
        var conversation = reviewing()
        conversation.press("a")
        let ticket = try #require(conversation.ticket)
        let refused = CommitOutcome.refused(.conflicts([]), blockers: [])
        #expect(AnyAnswer(to: CommitChanges.self, ticket: ticket, .success(refused)).outcome == "refused")
        #expect(AnyAnswer(to: CommitChanges.self, ticket: ticket, .failure(.timedOut)).outcome == "failed")
    }

    @Test func `shows what was done, and the SQL that takes it back`() {
        var conversation = reviewing()
        conversation.press("a")
        #expect(conversation.screen.contains("It is being committed; ^C stops it."))
        conversation.commit()
        #expect(conversation.staged.isEmpty)
        #expect(conversation.screen.contains("What would take it back"))
        conversation.press("y")
        let copied = conversation.effects.compactMap { if case .copy(let text, _) = $0 { text } else { nil } }
            .last
        #expect(copied?.contains("\"status\" = 'paid'") == true)
        conversation.press("q")
        #expect(conversation.table != nil)
        #expect(conversation.effects.questions(LoadPage.self).count == 1, "the rows are read again")
    }

    @Test func `that meets a row somebody has changed shows both versions, and keeps all of it`() {
        var conversation = reviewing()
        let first = conversation.staged[0]
        let now = first.oldRow?.values.map { value in
            value.column == Identifier("total") ? OldRow.OldValue(value.column, "77.70") : value
        }
        conversation.press("a")
        let refusal = ChangeRefusal.conflicts([ChangeConflict(edit: first.id, touched: 0, now: now)])
        conversation.answer(CommitChanges.self, .success(.refused(refusal, blockers: [])))
        #expect(conversation.staged.count == 6)
        let screen = conversation.screen
        #expect(screen.contains("1 row is no longer as it was shown. Nothing was changed."))
        #expect(screen.contains("as it was shown") && screen.contains("as it is now"))
        #expect(screen.contains("19.90") && screen.contains("77.70"))
        conversation.press("x")
        #expect(conversation.staged.count == 5 && !conversation.staged.contains(first))
        conversation.press("u")
        #expect(conversation.staged.first == first)
    }

    @Test func `that is refused shows why, at the entry and at its cell`() {
        var conversation = reviewing()
        var error = PostgresError(
            kind: .server, sqlState: SQLState("23514"),
            message: "new row violates check constraint \"positive\"")
        error.constraint = "positive"
        let refused = conversation.staged[3]
        conversation.press("a")
        conversation.answer(
            CommitChanges.self, .success(.refused(.refused(error, edit: refused.id), blockers: [])))
        #expect(conversation.screen.contains("The server refuses an entry. Nothing was changed."))
        #expect(conversation.screen.contains("violates check constraint"))
        conversation.press("q")
        #expect(conversation.screen.contains("!25.00"))
        #expect(conversation.staged.count == 6)
    }

    @Test func `that was refused says so only as long as what is staged is the same`() {
        var conversation = reviewing()
        let error = PostgresError(kind: .server, sqlState: SQLState("23514"), message: "new row violates it")
        let refused = conversation.staged[0]
        conversation.press("a")
        conversation.answer(
            CommitChanges.self, .success(.refused(.refused(error, edit: refused.id), blockers: [])))
        #expect(conversation.screen.contains("The server refuses an entry."))
        for _ in 0..<6 { conversation.press("x") }
        #expect(conversation.staged.isEmpty)
        #expect(conversation.screen.contains("Nothing is staged any more."))
        #expect(!conversation.screen.contains("The server refuses an entry."))
        #expect(!conversation.screen.contains("a commit"))
    }

    @Test func `that waits for a lock names who holds it`() {
        var conversation = reviewing()
        conversation.press("a")
        let error = PostgresError(
            kind: .cancelled(.lockTimeout), sqlState: .lockNotAvailable,
            message: "canceling statement due to lock timeout")
        let holder = Blocker(
            pid: 4711, role: "app", application: "web", state: "idle in transaction", query: "UPDATE orders")
        conversation.answer(
            CommitChanges.self,
            .success(.refused(.refused(error, edit: conversation.staged[0].id), blockers: [holder])))
        #expect(conversation.screen.contains("Held by session 4711 (app, web), idle in transaction"))
    }

    @Test(arguments: [
        (SQLState.deadlockDetected, "Another transaction and this one waited for each other."),
        (.serializationFailure, "Another transaction has changed the same rows meanwhile."),
    ])
    func `that can be tried again says so`(state: SQLState, words: String) {
        var conversation = reviewing()
        conversation.press("a")
        let error = PostgresError(kind: .server, sqlState: state, message: "no")
        conversation.answer(CommitChanges.self, .success(.refused(.refused(error, edit: nil), blockers: [])))
        #expect(conversation.screen.contains(words) && conversation.screen.contains("a tries again."))
    }

    @Test func `whose end nobody can tell says so, and keeps all of it`() {
        var conversation = reviewing()
        conversation.press("a")
        conversation.answer(
            CommitChanges.self,
            .success(.refused(.inDoubt(nil, reason: "the server is away"), blockers: [])))
        #expect(conversation.screen.contains("nobody can tell what became of it"))
        #expect(conversation.staged.count == 6)
    }

    @Test func `cannot be left while it runs, and is stopped by ^C`() {
        var conversation = reviewing()
        conversation.press("aq")
        #expect(conversation.browser.front is ChangesScreen)
        conversation.press(.control("c"))
        #expect(conversation.effects.contains { if case .cancel = $0 { true } else { false } })
        conversation.answer(CommitChanges.self, .failure(.stopped))
        #expect(conversation.screen.contains("It was stopped; nothing was changed."))
        #expect(conversation.staged.count == 6)
    }

    @Test func `is offered once when somebody leaves without it`() {
        var conversation = reviewing()
        _ = conversation.takeEffects()
        conversation.press("Q")
        #expect(conversation.screen.contains("6 changes, not committed"))
        conversation.press(.escape)
        #expect(!conversation.effects.contains(.quit))
        conversation.press("Qd")
        #expect(conversation.effects.contains(.quit))
    }
}

@Suite struct `Changes in pictures` {
    @Test(arguments: Size.pictured)
    func `are seen in the rows`(size: Size) throws {
        var conversation = Conversation.reading(Shop.orderPage(), size)
        conversation.stageChanges()
        conversation.press("k")
        try expectSnapshot(conversation.frame, named: "rows-staged-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `are typed in the place of a cell`(size: Size) throws {
        var conversation = Conversation.reading(Shop.orderPage(), size)
        conversation.allowWriting()
        conversation.press("jlle")
        try expectSnapshot(conversation.frame, named: "rows-editing-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `are reviewed`(size: Size) throws {
        let conversation = ChangesScreen.openings[0].conversation(size)
        try expectSnapshot(conversation.frame, named: "changes-staged-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `are done`(size: Size) throws {
        let conversation = ChangesScreen.openings[2].conversation(size)
        try expectSnapshot(conversation.frame, named: "changes-done-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `of a new row have a form`(size: Size) throws {
        let conversation = NewRowScreen.openings[0].conversation(size)
        try expectSnapshot(conversation.frame, named: "new-row-\(size.testDescription)")
    }
}
