import TestSupport
import Testing

@Suite struct `The questions that can be answered` {
    /// Whether a kind of question has an answer is looked up when it is asked.
    @Test func `are all that the browser can ask, each once`() throws {
        let declared = try SourceTexts.all(in: "Sources/Browser").flatMap { text in
            text.matches(of: /struct (\w+): Question\b/).map { String($0.output.1) }
        }
        let answered = try SourceTexts.all(in: "Sources/raingauge/Interactive/Answers").flatMap { text in
            text.matches(of: /extension (\w+): Answerable\b/).map { String($0.output.1) }
        }
        #expect(declared.count > 10)
        #expect(declared.sorted() == answered.sorted())
    }
}
