package import Reports
package import Terminal

/// A screen that is one page to read: it scrolls, searches and draws a ``Document``.
package protocol ReadingScreen: SearchedScreen {
    var scroll: DocumentScroll { get set }
    func document(in context: Context) -> Document
}

extension ReadingScreen {
    package mutating func move(_ motion: Motion, count: Int?, in context: Context) -> [Request] {
        scroll.move(motion, count: count, in: document(in: context), height: context.body.rows)
        return []
    }

    package mutating func search(_ text: String, in context: Context) -> [Request] {
        needle = text
        scroll.find(text, from: scroll.top, in: document(in: context), height: context.body.rows)
        return []
    }

    package mutating func repeatSearch(backwards: Bool, in context: Context) -> [Request] {
        scroll.findNext(needle, backwards: backwards, in: document(in: context), height: context.body.rows)
        return []
    }

    package mutating func click(_ mouse: MouseEvent, in context: Context) -> [Request] {
        switch mouse.action {
        case .wheelUp: move(.up, count: 3, in: context)
        case .wheelDown: move(.down, count: 3, in: context)
        case .press, .doublePress, .release: []
        }
    }

    package func draw(in frame: inout Frame, area: Rect, context: Context) {
        frame.within(area.inset(columns: 1, rows: 0)) { drawDocument(in: &$0, context: context) }
    }

    /// Draws the part of the document that is scrolled to.
    func drawDocument(in frame: inout Frame, context: Context) {
        document(in: context).draw(
            in: &frame, from: scroll.top, skipping: scroll.skipping, marking: needle)
    }
}
