package import Reports
package import Terminal

/// What comes before the browser where a project says where to connect and nobody has confirmed that.
///
/// There is no connection while it is shown, and what it says is never cut: it can only be agreed to where it ends.
package struct TrustPage: Sendable {
    package enum Answer: Equatable, Sendable { case trust, leave, interrupt }

    package var size: Size
    private let glyphs: Glyphs
    private let document: @Sendable (Sheet) -> Document
    private var scroll = DocumentScroll()
    /// The last key meant nothing here, so the last line says which do.
    private var isPuzzled = false

    package init(size: Size, glyphs: Glyphs, document: @escaping @Sendable (Sheet) -> Document) {
        (self.size, self.glyphs, self.document) = (size, glyphs, document)
    }

    /// What a key says; `nil` while nothing is decided.
    package mutating func press(_ key: Key) -> Answer? {
        isPuzzled = false
        switch key {
        case .control("c"): return .interrupt
        case .character("n"), .character("q"), .character("Q"), .escape: return .leave
        case .character("y") where isAtEnd: return .trust
        case .character("y"), .character(" "), .pageDown: move(.pageDown)
        case .character("j"), .down: move(.down)
        case .character("k"), .up: move(.up)
        case .pageUp: move(.pageUp)
        case .mouse(let mouse) where mouse.action == .wheelDown: move(.down)
        case .mouse(let mouse) where mouse.action == .wheelUp: move(.up)
        case .character, .control, .alt, .left, .right, .home, .end, .enter, .tab, .backTab, .backspace,
            .delete, .insert, .function, .paste:
            isPuzzled = true
        case .mouse: break
        }
        return nil
    }

    package func render() -> Frame {
        var frame = Frame(size, glyphs: glyphs)
        frame.fill(frame.bounds.top(1), role: .headerBar)
        frame.draw(" raingauge  trust  nothing is connected", at: 0, row: 0, role: .headerBar)
        frame.within(area) { page.draw(in: &$0, from: scroll.top) }
        guard size.rows > 1 else { return frame }
        if isPuzzled {
            keys.draw(in: &frame, row: size.rows - 1)
        } else {
            hints.draw(in: &frame, row: size.rows - 1)
        }
        return frame
    }

    private var keys: Notice {
        let agreeing = isAtEnd ? "y trusts and connects" : "Space shows the rest, y at its end trusts"
        return Notice("\(agreeing), n or Esc leaves.", tone: .caution)
    }

    private var hints: HintsLine {
        let first = isAtEnd ? Hint(key: "y", title: "trust and connect") : Hint(key: "Space", title: "more")
        return HintsLine(hints: [first], last: [Hint(key: "n", title: "leave")])
    }

    private var isAtEnd: Bool { scroll.top + area.rows >= page.lineCount }

    private var area: Rect {
        let body = Rect(size).droppingTop(1).droppingBottom(1)
        return body.inset(columns: size.columns > 60 ? 2 : 1, rows: size.rows > 12 ? 1 : 0)
    }

    private var page: Document { document(.screen(width: area.columns, glyphs: glyphs)) }

    private mutating func move(_ motion: Motion) {
        scroll.move(motion, count: nil, in: page, size: area.size, glyphs: glyphs)
    }
}
