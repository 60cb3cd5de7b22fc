import Crypto
import Foundation
import Testing

@testable import Drizzle

@Suite struct `The text of a migration` {
    @Test(arguments: [
        ("", 1), ("SELECT 1", 1), ("a--> statement-breakpoint\nb", 2), ("--> statement-breakpoint", 2),
        ("--> statement-breakpoint--> statement-breakpoint", 3), ("--> statement-break", 1),
        ("'--> statement-breakpoint'", 2), ("---> statement-breakpoint", 2), (">--> statement-breakpoint", 2),
    ])
    func `is split wherever the marker stands`(text: String, count: Int) {
        #expect(content(of: Data(text.utf8)).statementCount == count)
    }

    @Test func `gives the same answers however it is cut into pieces`() {
        let text = "é\r\na--> statement-breakpoint\n日本--> statement-breakpoint\r\n😀"
        let whole = content(of: Data(text.utf8))
        for size in 1...30 { #expect(content(of: Data(text.utf8), pieces: size) == whole) }
        #expect(whole.statementCount == 3)
        #expect(whole.hash == sha256(text))
        #expect(whole.isUTF8)
    }

    @Test func `has the hash of its bytes, mark and carriage returns included`() {
        for text in ["a\n", "a\r\n", "\u{FEFF}a\n", ""] {
            #expect(content(of: Data(text.utf8)).hash == sha256(text))
        }
    }

    @Test func `knows the hashes of its other spellings`() {
        let spellings = ["a\nb\n", "a\r\nb\r\n", "\u{FEFF}a\nb\n", "\u{FEFF}a\r\nb\r\n"]
        for spelling in spellings {
            let content = content(of: Data(spelling.utf8))
            let others = spellings.filter { $0 != spelling }
            #expect(others.allSatisfy { content.differsOnlyInLineEndings(from: sha256($0)) })
            #expect(!content.differsOnlyInLineEndings(from: sha256(spelling)))
            #expect(!content.differsOnlyInLineEndings(from: sha256("a\nc\n")))
        }
    }

    @Test(arguments: [
        [0x61, 0xFF, 0x62], [0xE6, 0x97], [0xF0, 0x9F, 0x98, 0x61], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0x80],
    ])
    func `that is not UTF-8 is hashed with replacement characters`(bytes: [UInt8]) {
        let expected = sha256(String(decoding: bytes, as: UTF8.self))
        for size in 1...4 {
            let content = content(of: Data(bytes), pieces: size)
            #expect(content.hash == expected)
            #expect(!content.isUTF8)
            #expect(content.byteCount == bytes.count)
        }
    }

    private func content(of data: Data, pieces size: Int = 65_536) -> Migration.Content {
        var text = MigrationScan()
        var rest = Array(data)[...]
        while !rest.isEmpty {
            Array(rest.prefix(size)).withUnsafeBytes { text.append($0) }
            rest = rest.dropFirst(size)
        }
        return text.finish()
    }

    private func sha256(_ text: String) -> String {
        SHA256.hash(data: Data(text.utf8)).map { String(format: "%02x", $0) }.joined()
    }
}
