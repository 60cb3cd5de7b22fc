import Reports
package import Terminal

/// A list in whose place a page can be read: all about the selected line, or about the whole.
///
/// While it is read, moving, searching and the wheel are those of the page, and the list stays where it is.
package protocol PagedListScreen: ListScreen, ReadingScreen {
    /// Whether ``ReadingScreen/document(in:)`` fills the screen.
    var isReading: Bool { get }
}

extension PagedListScreen {
    package mutating func move(_ motion: Motion, count: Int?, in context: Context) -> [Request] {
        isReading
            ? moveInPage(motion, count: count, in: context) : moveInList(motion, count: count, in: context)
    }

    package mutating func search(_ text: String, in context: Context) -> [Request] {
        isReading ? searchPage(text, in: context) : searchList(text, in: context)
    }

    package mutating func repeatSearch(backwards: Bool, in context: Context) -> [Request] {
        isReading
            ? repeatSearchInPage(backwards: backwards, in: context)
            : repeatSearchInList(backwards: backwards, in: context)
    }

    package mutating func click(_ mouse: MouseEvent, in context: Context) -> [Request] {
        isReading ? clickInPage(mouse, in: context) : clickInList(mouse, in: context)
    }

    package func draw(in frame: inout Frame, area: Rect, context: Context) {
        if isReading, absence(in: context) == nil {
            return drawPage(in: &frame, area: area, context: context)
        }
        frame.within(area) { drawParts(in: &$0, context: context) }
    }

    package func drawDetail(in frame: inout Frame, context: Context) {
        frame.within(frame.bounds.inset(columns: 1, rows: 0)) {
            document(in: context).drawBeginning(in: &$0)
        }
    }
}
