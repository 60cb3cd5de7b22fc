import Catalog
import Postgres
import Reports
import SQL
import Terminal
import Testing
import Workspace

@testable import Browser
@testable import Rows

extension NewRowScreen: OpenedList {
    static let needle = "e"

    static let openings = [
        Opening("new row", of: Self.self) {
            $0.openTable()
            $0.allowWriting()
            $0.press("o")
        },
        Opening("copied row", of: Self.self) {
            $0.openTable()
            $0.allowWriting()
            $0.press("jO")
        },
    ]
}

extension ChangesScreen: OpenedList {
    static let needle = "orders"

    static let openings = [
        Opening("staged changes", of: Self.self, shows: { !$0.isReading }) {
            $0.openTable()
            $0.stageChanges()
            $0.press("W")
            $0.answer(LoadConsequences.self, .success([Shop.consequences]))
        },
        Opening("a staged change", of: Self.self, shows: \.isReading) {
            $0.openTable()
            $0.stageChanges()
            $0.press("W")
            $0.press(.enter)
        },
        Opening("committed changes", of: Self.self, shows: \.isReading) {
            $0.openTable()
            $0.stageChanges()
            $0.press("Wa")
            $0.commit()
        },
    ]
}

extension ImportScreen: OpenedScreen {
    static let openings = [
        Opening("import", of: Self.self) {
            $0.openTable()
            $0.allowWriting()
            $0.importing("orders.csv")
            $0.answer(ReadImport.self, .success(Shop.orderImport()))
        },
        Opening("import that would be refused", of: Self.self) {
            $0.openTable()
            $0.allowWriting()
            $0.importing("orders.csv")
            $0.answer(ReadImport.self, .success(Shop.refusedImport))
        },
        Opening("import in a session that only reads", of: Self.self) {
            $0.openTable()
            $0.importing("orders.csv")
        },
    ]
}

extension Shop {
    static let consequences = Consequences(
        references: [
            Consequences.Reference(key: relatedOrders.referencedBy[0], action: .cascade, count: 12),
            Consequences.Reference(key: relatedOrders.referencedBy[1], action: .restrict, count: 1_000),
        ],
        triggers: [
            Consequences.FiringTrigger(
                table: orders.name, name: Identifier("note_changes"),
                function: QualifiedName("audit", "note"))
        ])
}

extension Conversation {
    mutating func allowWriting() {
        press(":write")
        press(.enter)
    }

    /// Changes, a new row and a deletion, in a table that is open.
    mutating func stageChanges() {
        allowWriting()
        press("lle")
        press("shipped")
        press(.enter)
        press("je")
        press(.control("n"))
        press("jdd")
        press("jle")
        press("25.00")
        press(.enter)
        press("je")
        press(.control("x"))
        press("total * 2")
        press(.enter)
        press("jO")
        press(.escape)
    }

    var staged: [StagedEdit] { browser.context.staging.changes.edits }

    /// Has the commit that is asked for done.
    mutating func commit() {
        let edits = effects.questions(CommitChanges.self).last?.changes.edits ?? []
        let done = CommittedChanges(edits.map { CommittedChange(edit: $0, newKey: nil) })
        answer(CommitChanges.self, .success(.committed(done, in: .milliseconds(12))))
    }
}
