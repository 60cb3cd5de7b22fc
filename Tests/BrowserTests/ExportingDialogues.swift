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
        let file = ExportFile(path: "orders.csv", form: .csv)
        #expect(asked?.target == .file(file, replaces: false))
        conversation.answer(ExportRows.self, .success(.written(rows: 1_204, ByteCount(12_000))))
        #expect(conversation.screen.contains("1,204 rows to orders.csv, 12 kB."))
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
        let file = ExportFile(path: "orders.csv", form: .csv)
        #expect(conversation.effects.questions(ExportRows.self).last?.target == .file(file, replaces: true))
    }

    @Test func `takes the form from the name, and says which there are`() {
        var conversation = Conversation.reading()
        conversation.press("E")
        conversation.press(.control("u"))
        conversation.press("x.NDJSON.gz")
        conversation.press(.enter)
        let asked = conversation.effects.questions(ExportRows.self).last
        #expect(asked?.form == .ndjson)
        let file = ExportFile(path: "x.NDJSON.gz", form: .ndjson)
        #expect(file.packing == .gzip && asked?.target == .file(file, replaces: false))
        conversation.answer(ExportRows.self, .failure(.stopped))
        conversation.press("E")
        conversation.press(.control("u"))
        conversation.press("x.txt")
        conversation.press(.enter)
        #expect(conversation.screen.contains(".md .ts") && conversation.screen.contains("Export to: x.txt"))
        conversation.press(.backspace)
        conversation.press(.control("w"))
        conversation.press("csv")
        conversation.press(.enter)
        #expect(conversation.effects.questions(ExportRows.self).last?.form == .csv)
    }

    @Test(arguments: [
        ("clipboard", ExportForm.csv), ("-", .csv), ("Clipboard.json", .json), ("-.md", .markdown),
    ])
    func `goes to the clipboard by its name`(name: String, form: ExportForm) {
        var conversation = Conversation.reading()
        conversation.press("E")
        conversation.press(.control("u"))
        conversation.press(name)
        conversation.press(.enter)
        #expect(conversation.effects.questions(ExportRows.self).last?.target == .clipboard(form))
        #expect(conversation.screen.contains("The clipboard gets no more than 64 MB."))
        conversation.answer(ExportRows.self, .success(.text("x", rows: 3)))
        let copied = conversation.effects.compactMap { if case .copy(_, let what) = $0 { what } else { nil } }
            .last
        #expect(copied?.hasSuffix(", 3 rows") == true)
    }

    @Test func `says about how long the rest takes, where it is known how much there is`() {
        let half = Progress(rows: 500, size: 1_000, duration: .seconds(40), share: 0.5)
        #expect(half.words.contains("about 40 s left"))
        let slow = Progress(rows: 500, size: 1_000, duration: .seconds(100), share: 0.1, of: 10_000)
        #expect(slow.words.contains(" of 9.8 kB") && slow.words.contains("about 15 min left"))
        for share in [nil, 0.001, 1, 1.5] {
            let unknown = Progress(rows: 500, size: 1_000, duration: .seconds(40), share: share)
            #expect(!unknown.words.contains("left"))
        }
    }

    @Test func `says how far it has come until it is done`() {
        var conversation = Conversation.reading()
        conversation.press("E")
        conversation.press(.enter)
        guard let place = conversation.ticket?.place else {
            Issue.record("nothing is asked")
            return
        }
        let progress = Progress(rows: 12_000, size: 3_000_000, duration: .seconds(2))
        conversation.say(.progressed(place, progress.words))
        #expect(conversation.screen.contains("12,000 rows, 2.9 MB, 1.4 MB/s; ^C stops it."))
        conversation.press("j")
        #expect(conversation.screen.contains("12,000 rows"))
        conversation.answer(ExportRows.self, .success(.written(rows: 20_000, 5_000_000)))
        #expect(!conversation.screen.contains("12,000 rows"))
    }
}
