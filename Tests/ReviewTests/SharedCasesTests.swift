import Foundation
import Review
import TestSupport
import Testing

/// A collection of cases that lies beside the project, on some machines.
private enum SharedCases {
    static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/reference/lint_cases.json").standardizedFileURL

    static var isThere: Bool { FileManager.default.fileExists(atPath: file.path) }

    static func all() throws -> [LintCase] {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode([LintCase].self, from: Data(contentsOf: file))
    }
}

@Suite struct `The cases beside the project` {
    @Test(.enabled(if: SharedCases.isThere)) func `are all told exactly`() throws {
        for lintCase in try SharedCases.all() {
            #expect(lintCase.found == Set(lintCase.expect).sorted(), "\(lintCase.sql)")
        }
    }
}
