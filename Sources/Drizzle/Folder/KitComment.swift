/// A comment that Drizzle Kit writes, with something on its line that somebody added.
///
/// The template of `generate --custom` ends without a line feed, so that what a script appends is part of the comment. A
/// marker that is not spelled as Drizzle wants it, such as `-->statement-breakpoint`, is a comment like any other.
package struct KitComment: Equatable, Sendable {
    package let kind: Kind
    /// Where what was added begins and ends, in bytes of the file.
    package let addition: Range<Int>

    package enum Kind: Equatable, Sendable { case customTemplate, misspelledMarker }

    /// How the file begins that `generate --custom` writes.
    ///
    /// - Source: drizzle-kit/src/cli/commands/migrate.ts, `writeResult`.
    static let customTemplate = "-- Custom SQL migration file"

    /// The shortest beginning that tells such a comment from others.
    static func begins(_ comment: UnsafeBufferPointer<UInt8>) -> Bool {
        comment.starts(with: "-->".utf8) || comment.starts(with: customTemplate.utf8)
    }

    /// `nil` where nothing was added.
    fileprivate init?(_ comment: Range<Int>, in script: MigrationScript) {
        let text = script.text(of: comment)
        let spelled = text.lowercased()
        guard let match = Self.beginnings.first(where: { spelled.hasPrefix($0.text) }) else { return nil }
        let rest = text.utf8.dropFirst(match.text.utf8.count)
        guard rest.contains(where: { $0 > 0x20 }) else { return nil }
        kind = match.kind
        addition = comment.upperBound - rest.count..<comment.upperBound
    }

    /// In small letters, the longest first.
    private static let beginnings: [(text: String, kind: Kind)] = [
        ("-- custom sql migration file, put your code below! --", .customTemplate),
        ("-- custom sql migration file, put you code below! --", .customTemplate),
        ("-->statement-breakpoint", .misspelledMarker), ("--> statement-breakpoint", .misspelledMarker),
        ("-->  statement-breakpoint", .misspelledMarker), ("--> statement breakpoint", .misspelledMarker),
    ]
}

extension MigrationScript {
    /// Where something stands on the line of a comment that Drizzle Kit writes.
    package var kitComments: [KitComment] {
        chunks.flatMap(\.kitComments).compactMap { KitComment($0, in: self) }
    }
}
