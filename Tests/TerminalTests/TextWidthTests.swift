import CNcurses
import Glibc
import Testing

@testable import Terminal

@Suite struct `The width of text` {
    @Test(arguments: [
        ("", 0), ("orders", 6), ("漢字", 4), ("e\u{301}", 1), ("ｆｕｌｌ", 8), ("🙂", 2), ("한글", 4), ("\u{1B}[m", 3),
        ("🩷🪿🫨", 6), ("\u{1FAE9}", 2), ("\u{1CC00}", 1), ("\u{31350}", 2), ("\u{10D40}", 1), ("a\u{897}", 1),
        ("☀\u{FE0F}", 1), ("\u{1F1E9}\u{1F1EA}", 2), ("│─▶", 3), ("\u{202E}", 6),
        ("a\u{300}\u{301}\u{302}\u{303}\u{304}", 5),
    ]) func `counts columns`(text: String, columns: Int) {
        #expect(TextWidth.columns(of: text) == columns)
        var frame = Frame(Size(columns: 80, rows: 1))
        #expect(frame.draw(text, at: 0, row: 0) == columns)
    }

    @Test func `is only looked at as far as asked`() {
        #expect(TextWidth.columns(of: String(repeating: "x", count: 1_000_000), upTo: 10) == 11)
        #expect(TextWidth.columns(of: String(repeating: "é", count: 1_000_000), upTo: 10) == 11)
        #expect(TextWidth.columns(of: "short", upTo: 10) == 5)
        #expect(TextWidth.columns(of: "x", upTo: 0) == 1)
    }

    /// Whether the C library knows the Unicode of the tables, 16, which glibc took over in 2.41.
    private static let hasSameUnicode =
        !glibcVersion.lexicographicallyPrecedes([2, 41]) && glibcVersion.lexicographicallyPrecedes([2, 43])

    private static var glibcVersion: [Int] {
        var text = [CChar](repeating: 0, count: 64)
        confstr(Int32(_CS_GNU_LIBC_VERSION), &text, text.count)
        let words = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }.split(separator: UInt8(ascii: " "))
        return (words.last ?? []).split(separator: UInt8(ascii: ".")).compactMap {
            Int(String(decoding: $0, as: UTF8.self))
        }
    }

    @Test(.enabled(if: hasSameUnicode, "this C library has another Unicode"))
    func `agrees with the C library about everything a terminal may see`() throws {
        let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
        let previous = uselocale(locale)
        defer {
            uselocale(previous)
            freelocale(locale)
        }
        var different: [String] = []
        for value: UInt32 in 0x20...0x10FFFF {
            guard let scalar = Unicode.Scalar(value), let columns = plainColumns(of: scalar) else { continue }
            let expected = Int(curses_scalar_columns(value))
            // What this C library does not know yet is replaced when it is shown.
            if expected >= 0, expected != columns {
                different.append("U+\(String(value, radix: 16)): \(columns), not \(expected)")
            }
        }
        #expect(different.isEmpty, "\(different.count): \(different.prefix(20))")
    }

    /// The columns of a scalar that is shown as it is; `nil` for one that a mark stands for.
    private func plainColumns(of scalar: Unicode.Scalar) -> Int? {
        switch CharacterClass(of: scalar, in: .unicode) {
        case .plain(let width): width
        case .joining: 0
        case .selector, .substitute, .hostile: nil
        }
    }
}
