import Terminal
import Testing

@testable import Reports

@Suite struct `A document as text` {
    private let table = TextTable(
        [TextColumn("name"), TextColumn("rows", .trailing), TextColumn("note", isOptional: true)],
        rows: [[Styled("orders"), Styled("12"), .empty], [Styled("山田"), Styled("5"), .empty]], in: .unicode)

    private func text(_ sections: [Document.Section], _ glyphs: Glyphs = .unicode) -> [String] {
        Array(DocumentText(Document(sections), glyphs: glyphs))
    }

    @Test func `stands line by line as the screen shows it`() {
        #expect(
            text([.heading("Tables", note: "2"), .blank, .table(table), .lines([["a", "b"]])]) == [
                "Tables  2", "", "name    rows", "orders    12", "山田       5", "ab",
            ])
    }

    @Test func `cuts nothing, however long`() {
        let long = String(repeating: "x", count: 5_000)
        #expect(text([.lines([[Styled(long)]])]) == [long])
        #expect(Sheet.plain(.unicode).wrapped("\(long) \(long)").count == 1)
    }

    @Test func `shows what a terminal must not see, with signs that it can show`() {
        #expect(text([.lines([[Styled("a\u{1B}[31m\u{202E}b")]])]) == ["a␛[31m‹202E›b"])
        #expect(text([.lines([[Styled("\u{202E}")]])], .ascii).allSatisfy { $0.allSatisfy(\.isASCII) })
    }

    @Test func `names no key`() {
        #expect(Sheet.screen(width: 80, glyphs: .unicode).hasKeys)
        #expect(!Sheet.plain(.unicode).hasKeys)
    }
}

@Suite struct `A sheet` {
    @Test func `colours a diff without taking its heads for changes`() {
        let roles = Sheet.plain(.unicode).diff("--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y\n z\n").map {
            $0.map(\.role)
        }
        #expect(roles == [[.title], [.title], [.info], [.danger], [.success], [.dim]])
    }
}
