import Browser
import TestSupport
import Testing

@testable import raingauge

@Suite struct `The questions that can be answered` {
    @Test func `are all that the browser can ask, each once`() throws {
        let declared = try SourceTexts.all(in: "Sources/Browser").flatMap { text in
            text.matches(of: /struct (\w+): Question\b/).map { String($0.output.1) }
        }
        #expect(declared.sorted() == AnswerableQuestions.all.map { "\($0)" }.sorted())
    }
}
