import Catalog
import Reports
import SQL
import Terminal
import Testing

@testable import Browser
@testable import Rows

@Suite struct `Editing a foreign key` {
    private static let source = RowSource(
        relation: Shop.orders,
        columns: [
            Shop.rowColumn(1, "id", "integer", .number, isKey: true),
            RowColumn(
                column: Column(
                    number: 2, name: Identifier("user_id"),
                    type: ColumnType(oid: Oid(23), name: "integer", category: .number)), isReference: true),
        ], order: .key([KeyColumn(name: Identifier("id"))]))

    private func editing() -> Conversation {
        var conversation = Conversation.reading(
            RowPage(source: Self.source, rows: [[.value("1"), .value("7")]]))
        conversation.allowWriting()
        conversation.press("le")
        return conversation
    }

    private static let keys = [
        OfferedKey(key: "42", label: "ada@example.com"), OfferedKey(key: "43", label: nil),
    ]

    @Test func `offers the rows that it could refer to, with what they are known by`() {
        var conversation = editing()
        #expect(conversation.effects.questions(OfferKeys.self).isEmpty)
        conversation.press(.tab)
        #expect(conversation.effects.questions(OfferKeys.self).map(\.request.beginning) == [""])
        conversation.answer(OfferKeys.self, .success(Self.keys))
        #expect(conversation.screen.contains("42  ada@example.com"))
        conversation.press(.tab, .enter)
        #expect(conversation.staged.first?.assignments.first?.value == .text("43"))
    }

    @Test func `offers from what was typed on, and anew when something else was typed`() {
        var conversation = editing()
        conversation.press("4")
        conversation.press(.tab)
        conversation.answer(OfferKeys.self, .success(Self.keys))
        conversation.press(.backspace)
        #expect(!conversation.screen.contains("ada@example.com"))
        conversation.press(.tab)
        #expect(conversation.effects.questions(OfferKeys.self).map(\.request.beginning) == ["4"])
        conversation.answer(OfferKeys.self, .success([]))
        #expect(conversation.screen.contains("No row begins with that."))
    }

    @Test func `drops what comes when the cell is no longer edited`() {
        var conversation = editing()
        conversation.press(.tab)
        conversation.press(.escape)
        conversation.answer(OfferKeys.self, .success(Self.keys))
        #expect(!conversation.screen.contains("ada@example.com"))
    }
}
