import Browser
import Foundation
import Testing

@testable import raingauge

@Suite struct `The questions that can be answered` {
    @Test func `are all that the browser can ask, each once`() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Sources/Browser").standardizedFileURL
        let files = try #require(FileManager.default.enumerator(atPath: sources.path))
        var declared: [String] = []
        for case let file as String in files where file.hasSuffix(".swift") {
            let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
            declared += text.matches(of: /struct (\w+): Question\b/).map { String($0.output.1) }
        }
        #expect(declared.sorted() == AnswerableQuestions.all.map { "\($0)" }.sorted())
    }
}
