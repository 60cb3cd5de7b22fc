import Catalog
import Reports
import Rows
import SQL
import Terminal
import Testing

@testable import Browser

@Suite struct `A record and what it hangs together with` {
    @Test func `shows by what the row is known that a foreign key leads to, and what refers to it`() {
        var conversation = Conversation.linked()
        conversation.answer(LoadLabels.self, .success([Oid(701): "ada@example.com"]))
        conversation.answer(CountReferrers.self, .success(Shop.referrers))
        #expect(conversation.screen.contains("4412  ada@example.com"))
        conversation.press("G")
        #expect(conversation.screen.contains("order_part_11 order_id"))
        #expect(conversation.screen.contains("3 rows"))
        conversation.press("gg10j")
        #expect(conversation.screen.contains("more than 1,000"))
    }

    @Test func `opens the rows that refer to it, and the row that it refers to`() {
        var conversation = Conversation.linked()
        conversation.press("10j")
        conversation.press(.enter)
        #expect(
            conversation.effects.questions(OpenTable.self).last?.request.filter?.text.hasPrefix(
                "order_id = '9f3c41d0") == true)
        conversation.press("qggj")
        conversation.press(.enter)
        #expect(conversation.effects.questions(OpenTable.self).last?.request.filter?.text == "id = 4412")
    }

    @Test func `asks anew for the next row`() {
        var conversation = Conversation.linked()
        _ = conversation.takeEffects()
        conversation.press("n")
        let labels = conversation.effects.questions(LoadLabels.self).last?.request
        #expect(labels?.references.map(\.filter.text) == ["id = 4425"])
        #expect(conversation.effects.questions(CountReferrers.self).count == 1)
    }
}

@Suite struct `Copying a row with what it refers to` {
    @Test func `copies statements in the order in which they were found`() {
        var conversation = Conversation.following()
        conversation.press("gY")
        let asked = conversation.effects.questions(GatherRows.self).last?.request
        #expect(asked?.source.filter?.text.hasPrefix("id = '9f3c41d0") == true)
        let row = GatheredRows.Row(
            source: Shop.topCustomers, cells: [.value("Ada"), .value("12")])
        let gathered = GatheredRows(rows: [row], circles: [[Shop.orders.name, Shop.orders.name]])
        conversation.answer(GatherRows.self, .success(gathered))
        let name = Shop.topCustomers.relation.name.quoted
        #expect(
            conversation.effects.contains(
                .copy(
                    """
                    -- Rows of public.orders refer to one another in a circle: insert with deferred constraints, \
                    or set one column afterwards.
                    INSERT INTO \(name) ("name", "spent") VALUES ('Ada', 12);

                    """, what: "1 row of 1 table as INSERTs, some in a circle")))
    }

    @Test func `asks how far to go where there is more, and copies what is there when that is enough`() {
        var conversation = Conversation.following()
        conversation.press("gY")
        let row = GatheredRows.Row(source: Shop.topCustomers, cells: [.value("Ada"), .value("12")])
        let missing = GatheredRows.Missing(table: Shop.orders.name, count: 3)
        let part = GatheredRows(rows: [row], isCutShort: true, missing: [missing])
        conversation.answer(GatherRows.self, .success(part))
        #expect(conversation.screen.contains("1 row, and more. Rows, steps: 1000, 12"))
        conversation.press(.control("u"))
        conversation.press("many")
        conversation.press(.enter)
        #expect(conversation.screen.contains("Two numbers, such as 5000, 12"))
        conversation.press(.control("u"))
        conversation.press("5000, 3")
        conversation.press(.enter)
        let asked = conversation.effects.questions(GatherRows.self).last?.request.bounds
        #expect(asked == GatherRequest.Bounds(rows: 5_000, steps: 3))
        conversation.answer(GatherRows.self, .success(part))
        conversation.press(.enter)
        let copied = conversation.effects.compactMap { if case .copy(let text, _) = $0 { text } else { nil } }
            .last
        #expect(copied?.contains("-- More rows are meant than were taken along.") == true)
        #expect(copied?.contains("-- Referred to, and not taken along: 3 rows of public.orders.") == true)
    }

    @Test func `takes what is marked`() {
        var conversation = Conversation.following()
        conversation.press("xxgY")
        let asked = conversation.effects.questions(GatherRows.self).last?.request
        #expect(asked?.source.filter?.text.hasPrefix("id IN (") == true)
    }
}

extension Conversation {
    /// A conversation that has come as far as the record of a row with references both ways.
    fileprivate static func linked() -> Conversation {
        var conversation = Conversation.following()
        conversation.press("v")
        conversation.answer(LoadRecord.self, .success(Shop.orderPage(0, count: 1)))
        return conversation
    }
}
