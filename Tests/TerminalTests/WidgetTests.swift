import Testing

@testable import Terminal

@Suite struct `A viewport` {
    @Test func `scrolls only as far as the selection needs`() {
        var view = Viewport(count: 10, height: 4)
        view.move(by: 3)
        #expect(view.visible == 0..<4)
        view.move(by: 1)
        #expect((view.visible, view.selection, view.selectedLine) == (1..<5, 4, 3))
        view.move(by: -4)
        #expect((view.visible, view.selection) == (0..<4, 0))
    }

    @Test func `says how far a move would lead beyond an edge`() {
        var view = Viewport(count: 3, height: 10)
        let leftovers = [2, 20, -5, .max].map { view.move(by: $0) }
        #expect(leftovers == [0, 20, -3, .max - 2])
        view.move(by: .min)
        #expect(view.selection == 0)
    }

    @Test func `pages with one line in common`() {
        var view = Viewport(count: 100, height: 10)
        view.page(by: 1)
        #expect((view.visible, view.selection) == (9..<19, 9))
        view.page(by: -1)
        #expect((view.visible, view.selection) == (0..<10, 0))
        view.moveToEnd()
        #expect((view.visible, view.selection) == (90..<100, 99))
        view.halfPage(by: -1)
        #expect((view.visible, view.selection) == (85..<95, 94))
    }

    @Test func `keeps the selection visible when the terminal shrinks`() {
        var view = Viewport(count: 50, height: 20)
        view.select(15)
        view.resize(height: 5)
        #expect(view.visible == 11..<16)
        view.resize(count: 3)
        #expect((view.visible, view.selection) == (0..<3, 2))
        view.resize(count: 0)
        #expect((view.visible, view.selection) == (0..<0, nil))
        let leftover = view.move(by: 1)
        #expect(leftover == 1)
    }

    @Test func `turns with the wheel and takes the selection along at the edge`() {
        var view = Viewport(count: 50, height: 10)
        view.wheel(by: 3)
        #expect((view.visible, view.selection) == (3..<13, 3))
        view.select(12)
        view.wheel(by: -3)
        #expect((view.visible, view.selection) == (0..<10, 9))
        view.wheel(by: 1000)
        #expect((view.visible, view.selection) == (40..<50, 40))
    }

    @Test func `keeps its promises whatever happens`() {
        var random = SystemRandomNumberGenerator()
        var view = Viewport(count: 20, height: 6)
        for _ in 0..<2000 {
            let number = Int.random(in: -30...30, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: view.move(by: number)
            case 1: view.page(by: number)
            case 2: view.wheel(by: number)
            case 3: view.resize(count: number)
            case 4: view.resize(height: number)
            default: view.select(number)
            }
            #expect(view.selection.map(view.visible.contains) ?? (view.count == 0))
            #expect(view.visible.count == min(view.count, view.height))
        }
    }
}

@Suite struct `A line editor` {
    @Test func `types, moves and deletes like a shell`() {
        var line = LineEditor("select count")
        let keys: [Key] = [.control("w"), .character("1"), .home, .delete, .alt("f"), .character("!"), .up]
        let understood = keys.map { line.edit($0) }
        #expect(understood == [true, true, true, true, true, true, false])
        #expect(line.text == "elect! 1")
        #expect((line.textBeforeCursor, line.textAfterCursor) == ("elect!", " 1"))
        _ = line.edit(.control("k"))
        #expect(line.text == "elect!")
        _ = line.edit(.control("u"))
        #expect(line.isEmpty)
    }

    @Test func `takes a paste as one line`() {
        var line = LineEditor("a")
        line.insert("b\nc\r\nd")
        #expect(line.text == "ab c d")
    }

    @Test func `treats a character with its marks as one`() {
        var line = LineEditor("e")
        _ = line.edit(.character("\u{301}"))
        #expect(line.text == "e\u{301}")
        _ = line.edit(.backspace)
        #expect(line.isEmpty)
    }

    @Test func `scrolls so that the cursor is seen`() {
        var frame = Frame(Size(columns: 8, rows: 4))
        var line = LineEditor("abcdefghijkl")
        frame.draw(line, at: 1, row: 0, width: 6)
        line.moveCursor(to: 3)
        frame.draw(line, at: 1, row: 1, width: 6)
        frame.draw(LineEditor("漢字漢"), at: 1, row: 2, width: 6)
        frame.draw(LineEditor("x"), at: 1, row: 3, width: 1)
        #expect(frame.text == " hijkl\n abcdef\n 字漢\n")
        #expect(frame.picture(of: .reversed) == "      #\n    #\n     #\n #")
        #expect(frame.roles == " ....._\n ..._..\n ...._\n _")
    }
}

@Suite struct `A fuzzy query` {
    @Test(arguments: [
        ("ord", "orders", [0, 1, 2]), ("oi", "order_items", [0, 6]),
        ("ITEMS", "order_items", [6, 7, 8, 9, 10]),
        ("pub or", "public.orders", [0, 1, 2, 7, 8]), ("ua", "userAccounts", [0, 4]), ("é", "café", [3]),
        ("É", "x_é", [2]), ("", "anything", []), ("rd", "éord", [2, 3]),
    ]) func `finds letters in order, at the starts of words first`(
        query: String, name: String, positions: [Int]
    ) {
        #expect(FuzzyQuery(query).match(name)?.positions == positions)
    }

    @Test(arguments: ["x", "sredro", "orderss", "ordérs"]) func `refuses what does not fit`(query: String) {
        #expect(FuzzyQuery(query).match("orders") == nil)
    }

    @Test func `ranks the likelier names first`() {
        let names = ["border_radius", "old_orders", "orders", "orders_2024", "favourite_dogs", "users"]
        let ranked = FuzzyQuery("ord").ranked(names) { $0 }.map(\.candidate)
        #expect(ranked == ["orders", "orders_2024", "old_orders", "border_radius", "favourite_dogs"])
    }
}

@Suite struct `A key` {
    @Test(arguments: [
        (Key.control("p"), "^P", "^P"), (.enter, "⏎", "Enter"), (.pageDown, "PgDn", "PgDn"),
        (.character("g"), "g", "g"), (.character(" "), "Space", "Space"), (.up, "↑", "Up"),
        (.function(5), "F5", "F5"),
        (.backTab, "S-Tab", "S-Tab"), (.alt("f"), "Alt-f", "Alt-f"),
    ]) func `is named as hints show it`(key: Key, unicode: String, ascii: String) {
        #expect(key.description == unicode)
        #expect(key.description(in: .ascii) == ascii)
    }
}

@Suite struct `A set of glyphs` {
    @Test func `draw a bar in eighths of a column`() {
        #expect(Glyphs.unicode.bar(0.5, width: 3) == "█▌")
        #expect(Glyphs.unicode.bar(2, width: 3) == "███")
        #expect(Glyphs.unicode.bar(.nan, width: 3).isEmpty)
        #expect(Glyphs.ascii.bar(0.5, width: 4) == "##")
        #expect([0, 0.5, 1].map(Glyphs.unicode.column).joined() == "▁▅█")
    }

    @Test func `are all ASCII where that is all there is`() {
        let glyphs = Glyphs.ascii
        let all = [
            glyphs.marker, glyphs.doubleBar, glyphs.horizontal, glyphs.null, glyphs.ellipsis, glyphs.key,
            glyphs.foreignKey, glyphs.time, glyphs.boolean, glyphs.check, glyphs.cross, glyphs.warning,
            glyphs.spinner(step: 7), glyphs.column(1), glyphs.labelEdge, glyphs.breadcrumb, glyphs.becomes,
        ]
        #expect(all.allSatisfy { $0.allSatisfy(\.isASCII) })
    }
}
