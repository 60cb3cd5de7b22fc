import Terminal
import TestSupport
import Testing

@testable import Curses

@Suite struct `Any characters from a terminal` {
    private static let texts = Mutations(
        of: [
            "abc", "\u{1B}[1;5A", "\u{1B}[200~pasted\r\u{1B}[201~x", "\u{1B}[<0;12;7M\u{1B}[<0;12;7m",
            "\u{1B}x", "é日😀",
        ],
        with: [
            "\u{1B}", "\u{1B}\u{1B}", "\u{1B}[", "\u{1B}O", "\u{7F}", "\u{1}", "\u{9B}",
            "9999999999999999999;",
        ],
        count: 3_000)

    @Test func `are the same keys whether or not the terminal pauses between them`() {
        for text in Self.texts {
            let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
            var (whole, cut) = (KeyDecoder(), KeyDecoder())
            var (keys, keysWithPauses): ([Key], [Key]) = ([], [])
            for scalar in scalars {
                keys += [whole.take(scalar)].compactMap(\.self)
                keysWithPauses += [cut.take(scalar)].compactMap(\.self)
                // A pause behind ESC is what makes it the key of that name.
                if scalar != "\u{1B}" { keysWithPauses += [cut.takeSilence()].compactMap(\.self) }
            }
            #expect(keys == keysWithPauses, "\(scalars)")
        }
    }

    @Test func `are never more keys than characters, and ordinary keys come through again behind them`() {
        for text in Self.texts {
            var decoder = KeyDecoder()
            let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
            var count = scalars.reduce(0) { $0 + (decoder.take($1) == nil ? 0 : 1) }
            if decoder.takeSilence() != nil { count += 1 }
            #expect(count <= scalars.count)
            // The first may be the end of a sequence that nobody knows.
            _ = decoder.take("q")
            #expect(decoder.take("q") == .character("q"), "\(Array(scalars))")
        }
    }
}
