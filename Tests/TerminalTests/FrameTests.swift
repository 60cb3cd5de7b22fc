import Testing

@testable import Terminal

@Suite struct `A frame` {
    @Test func `shows what was drawn, without the blanks at the ends of lines`() {
        var frame = Frame(Size(columns: 12, rows: 3))
        let used = frame.draw("orders", at: 2, row: 1, role: .title)
        #expect(used == 6)
        #expect(frame.text == "\n  orders\n")
        #expect(frame.roles == "\n  TTTTTT\n")
    }

    @Test func `clips a text on every side`() {
        var frame = Frame(Size(columns: 4, rows: 2))
        frame.draw("abcdef", at: -2, row: 0)
        frame.draw("ghijkl", at: 2, row: 1)
        frame.draw("above", at: 0, row: -1)
        frame.draw("below", at: 0, row: 2)
        frame.draw("far right", at: 4, row: 0)
        frame.draw("far left", at: -20, row: 0)
        #expect(frame.text == "cdef\n  gh")
    }

    @Test(arguments: [
        (Alignment.leading, "|abc      |"), (.center, "|   abc   |"), (.trailing, "|      abc|"),
    ]) func `keeps a text to one end of its room`(alignment: Alignment, picture: String) {
        var frame = Frame(Size(columns: 11, rows: 1))
        frame.draw("|         |", at: 0, row: 0)
        frame.draw("abc", at: 1, row: 0, width: 9, alignment: alignment)
        #expect(frame.text == picture)
    }

    @Test func `says with a mark that a text goes on, and only then`() {
        var frame = Frame(Size(columns: 8, rows: 4))
        frame.draw("abcdef", at: 0, row: 0, width: 5, overflow: .ellipsis)
        frame.draw("abcde", at: 0, row: 1, width: 5, overflow: .ellipsis)
        frame.draw("漢字漢字", at: 0, row: 2, width: 6, overflow: .ellipsis)
        frame.draw("9999999", at: 0, row: 3, width: 4, alignment: .trailing, overflow: .ellipsis)
        #expect(frame.text == "abcd…\nabcde\n漢字 …\n999…")
        #expect(frame.roles == "....~\n.....\n.... ~\n...~")
    }

    @Test func `marks a cut text in ASCII where that is all there is`() {
        var frame = Frame(Size(columns: 8, rows: 2), glyphs: .ascii)
        frame.draw("abcdef", at: 0, row: 0, width: 5, overflow: .ellipsis)
        frame.draw("a—b→c 漢", at: 0, row: 1)
        #expect(frame.text == "abcd~\na-b->c <")
    }

    @Test func `gives a wide character two columns, and blanks the half that is drawn over`() {
        var frame = Frame(Size(columns: 6, rows: 3))
        for row in 0..<3 { frame.draw("漢字漢", at: 0, row: row) }
        frame.draw("x", at: 1, row: 0)
        frame.draw("y", at: 2, row: 1)
        frame.draw("字", at: 1, row: 2)
        #expect(frame.text == " x字漢\n漢y 漢\n 字 漢")
    }

    @Test func `draws a blank for half a wide character at an edge`() {
        var frame = Frame(Size(columns: 5, rows: 2))
        frame.draw("漢字漢", at: -1, row: 0, role: .title)
        frame.draw("字", at: 4, row: 1, role: .title, width: 2)
        #expect(frame.text == " 字漢\n")
        #expect(frame.roles == "TTTTT\n    T")
    }

    @Test func `lays marks onto their base`() {
        var frame = Frame(Size(columns: 5, rows: 1))
        let used = frame.draw("e\u{301}te\u{301}", at: 0, row: 0)
        #expect(used == 3)
        #expect(frame[0, 0]?.text == "e\u{301}")
        #expect(frame[1, 0]?.text == "t")
    }

    @Test func `draws inside of an area in its own coordinates, clipped to it`() {
        var frame = Frame(Size(columns: 10, rows: 4))
        frame.within(Rect(column: 2, row: 1, columns: 5, rows: 2)) { area in
            area.fill(area.bounds, with: ".")
            area.draw("across", at: 1, row: 0)
            area.within(Rect(column: 3, row: 1, columns: 9, rows: 9)) { inner in
                #expect(inner.size == Size(columns: 9, rows: 9))
                inner.draw("xyz", at: 0, row: 0)
                inner.draw("below", at: -3, row: 1)
            }
        }
        frame.draw("end", at: 7, row: 3)
        #expect(frame.text == "\n  .acro\n  ...xy\n       end")
    }

    @Test func `restyles what is there without touching its text`() {
        var frame = Frame(Size(columns: 8, rows: 2))
        frame.draw("id 4412", at: 0, row: 0, role: .number)
        frame.restyle(Rect(column: 3, row: 0, columns: 4, rows: 1), adding: .reversed)
        frame.restyle(Rect(columns: 2, rows: 1), role: .primaryKey)
        #expect(frame.text == "id 4412\n")
        #expect(frame.roles == "KK#####\n")
        #expect(frame.picture(of: .reversed) == "   ####\n")
    }

    @Test(arguments: [
        Size.zero, Size(columns: 1, rows: 1), Size(columns: 0, rows: 5), Size(columns: 500, rows: 200),
    ])
    func `has any size`(size: Size) {
        var frame = Frame(size)
        frame.draw("漢x", at: 0, row: 0, overflow: .ellipsis)
        frame.draw("漢x", at: 0, row: 0, width: 1, alignment: .trailing, overflow: .ellipsis)
        frame.fill(Rect(column: -5, row: -5, columns: 1000, rows: 1000), with: "漢")
        #expect(frame.cells.count == size.columns * size.rows)
    }

    @Test func `returns to its whole size after an area`() {
        var frame = Frame(Size(columns: 3, rows: 3))
        let untouched = frame
        frame.within(Rect(column: 1, row: 1, columns: 1, rows: 1)) { _ in }
        #expect(frame == untouched)
    }
}

@Suite struct `A rectangle` {
    @Test func `is cut into strips without ever becoming negative`() {
        let screen = Rect(columns: 80, rows: 2)
        #expect(screen.top(1) == Rect(columns: 80, rows: 1))
        #expect(screen.droppingTop(5) == Rect(row: 2, columns: 80, rows: 0))
        #expect(screen.bottom(1) == Rect(row: 1, columns: 80, rows: 1))
        #expect(screen.trailing(30) == Rect(column: 50, columns: 30, rows: 2))
        #expect(screen.trailing(300) == screen)
        #expect(screen.inset(columns: 50, rows: 50).isEmpty)
    }

    @Test func `holds a dialog in its middle, as much of it as fits`() {
        let screen = Rect(columns: 80, rows: 24)
        #expect(
            screen.centered(Size(columns: 40, rows: 100)) == Rect(column: 20, row: 0, columns: 40, rows: 24))
    }
}

@Suite struct `A role` {
    @Test func `has a name and a letter of its own`() {
        #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
        #expect(Role.allCases.allSatisfy { Role(name: $0.name) == $0 })
        #expect(Role.headerBar.name == "header-bar")
    }
}
