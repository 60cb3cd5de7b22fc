package import Reports
package import Terminal

/// A screen that is one page to read: it scrolls, searches and draws a ``Document``.
package protocol ReadingScreen: SearchedScreen {
    var scroll: DocumentScroll { get set }
    func document(in context: Context) -> Document
}

extension ReadingScreen {
    package mutating func move(_ motion: Motion, count: Int?, in context: Context) -> [Request] {
        moveInPage(motion, count: count, in: context)
    }

    package mutating func search(_ text: String, in context: Context) -> [Request] {
        searchPage(text, in: context)
    }

    package mutating func repeatSearch(backwards: Bool, in context: Context) -> [Request] {
        repeatSearchInPage(backwards: backwards, in: context)
    }

    package mutating func click(_ mouse: MouseEvent, in context: Context) -> [Request] {
        clickInPage(mouse, in: context)
    }

    package func draw(in frame: inout Frame, area: Rect, context: Context) {
        drawPage(in: &frame, area: area, context: context)
    }
}

extension ReadingScreen {
    mutating func moveInPage(_ motion: Motion, count: Int?, in context: Context) -> [Request] {
        scroll.move(
            motion, count: count, in: document(in: context), size: pageSize(in: context),
            glyphs: context.glyphs)
        return []
    }

    mutating func searchPage(_ text: String, in context: Context) -> [Request] {
        needle = text
        let isFound = scroll.find(
            text, from: scroll.top, in: document(in: context), size: pageSize(in: context),
            glyphs: context.glyphs)
        return isFound || text.isEmpty ? [] : [.say(.nothing(says: text))]
    }

    mutating func repeatSearchInPage(backwards: Bool, in context: Context) -> [Request] {
        guard !needle.isEmpty else { return [.say(.nothingSearched)] }
        let isFound = scroll.findNext(
            needle, backwards: backwards, in: document(in: context), size: pageSize(in: context),
            glyphs: context.glyphs)
        return isFound ? [] : [.say(.nothing(says: needle))]
    }

    /// The wheel scrolls; there is nothing to click at.
    mutating func clickInPage(_ mouse: MouseEvent, in context: Context) -> [Request] {
        let lines = mouse.wheelLines
        return lines == 0 ? [] : moveInPage(lines > 0 ? .down : .up, count: abs(lines), in: context)
    }

    func drawPage(in frame: inout Frame, area: Rect, context: Context) {
        frame.within(area.inset(columns: 1, rows: 0)) { drawDocument(in: &$0, context: context) }
    }

    /// Without the columns at the edges.
    func pageSize(in context: Context) -> Size {
        Size(columns: max(0, context.body.columns - 2), rows: context.body.rows)
    }

    /// Draws the part of the document that is scrolled to.
    func drawDocument(in frame: inout Frame, context: Context) {
        document(in: context).drawPart(
            in: &frame, from: scroll.top, movedBy: scroll.shift.columns, marking: needle)
    }
}
