import Reports
import Rows
import SQL
import Terminal
import Testing

@testable import Browser

@Suite struct `Exporting a table` {
    @Test func `writes the rows and columns that are meant, and says what was written`() {
        var conversation = Conversation.filtering("user_id = 7")
        conversation.answerFiltered()
        conversation.press("HE")
        conversation.press(.enter)
        let asked = conversation.effects.questions(ExportRows.self).last
        #expect(asked?.source.filter?.text == "user_id = 7")
        #expect(asked?.columns.map(\.name).contains("id") == false)
        #expect(asked?.columns.count == 9)
        #expect(asked?.replaces == false)
        conversation.answer(ExportRows.self, .success(.written(ByteCount(12_000))))
        #expect(conversation.screen.contains("All rows are in orders.csv, 12 kB."))
    }

    @Test func `replaces no file before somebody has said so`() {
        var conversation = Conversation.reading()
        conversation.press("E")
        conversation.press(.enter)
        conversation.answer(ExportRows.self, .success(.isThere))
        #expect(conversation.screen.contains("orders.csv is there already; yes replaces it:"))
        conversation.press("no")
        conversation.press(.enter)
        #expect(conversation.effects.questions(ExportRows.self).isEmpty)
        conversation.press("E")
        conversation.press(.enter)
        conversation.answer(ExportRows.self, .success(.isThere))
        conversation.press("yes")
        conversation.press(.enter)
        #expect(conversation.effects.questions(ExportRows.self).last?.replaces == true)
    }

    @Test func `takes the form from the name, and says which there are`() {
        var conversation = Conversation.reading()
        conversation.press("E")
        conversation.press(.control("u"))
        conversation.press("x.NDJSON")
        conversation.press(.enter)
        #expect(conversation.effects.questions(ExportRows.self).last?.file.form == .ndjson)
        conversation.answer(ExportRows.self, .failure(.stopped))
        conversation.press("E")
        conversation.press(.control("u"))
        conversation.press("x.txt")
        conversation.press(.enter)
        #expect(conversation.screen.contains("it ends with one of .csv, .json and .ndjson."))
    }
}
