import Foundation

/// A part of the README, or of another page, that is made from the sources: between `<!-- name -->` and `<!-- /name -->`.
package struct ReadmeSection {
    /// As it stands there now.
    package let text: String
    private let before: String
    private let after: String
    private let file: URL

    /// - Throws: Why there is no such part.
    package init(_ name: String, in page: String = "README.md") throws {
        file = SourceTexts.root.appending(path: page)
        let readme = try String(contentsOf: file, encoding: .utf8)
        guard let begin = readme.range(of: "<!-- \(name) -->\n"),
            let end = readme.range(of: "<!-- /\(name) -->")
        else {
            throw MissingSection(name: name)
        }
        before = String(readme[..<begin.upperBound])
        text = String(readme[begin.upperBound..<end.lowerBound])
        after = String(readme[end.lowerBound...])
    }

    /// Writes it anew where ``SourceTexts/areUpdated``; ``text`` stays what it was, so that the test fails this once.
    ///
    /// - Throws: Why the README cannot be written.
    package func update(to new: String) throws {
        guard SourceTexts.areUpdated, new != text else { return }
        try (before + new + after).write(to: file, atomically: true, encoding: .utf8)
    }

    package struct MissingSection: Error {
        package let name: String
    }
}
