import Rows
import Terminal

/// An ``Outline`` on the screen: what is folded, which line is selected, how far it is moved sideways.
struct OutlineView: Equatable, Sendable {
    let outline: Outline
    /// Whether this is an array of PostgreSQL, whose elements have numbers and need no quotes.
    let isArray: Bool
    private(set) var folded: Set<Int32> = []
    /// The lines that no fold hides.
    private(set) var shown: [Int32]
    private(set) var view: Viewport
    private var width: Int
    /// Columns left out at the left, for values longer than the screen is wide.
    private(set) var shift = 0

    init(_ outline: Outline, isArray: Bool, size: Size) {
        (self.outline, self.isArray, width) = (outline, isArray, size.columns)
        shown = Array(outline.lines.indices).map(Int32.init)
        view = Viewport(count: shown.count, height: size.rows)
    }

    mutating func resize(_ size: Size) {
        width = size.columns
        view.resize(height: size.rows)
    }

    mutating func change(_ body: (inout Viewport) -> Void) { body(&view) }

    /// Moves as far as there is something to see in the lines on the screen.
    mutating func move(sideways columns: Int) { shift = max(0, min(shift + columns, max(shift, excess))) }

    mutating func moveToEnd() { shift = excess }

    /// How much longer the longest line on the screen is than the screen is wide.
    private var excess: Int {
        let longest = view.visible.reduce(0) { max($0, columns(of: Int(shown[$1]))) }
        return max(0, longest + 1 - width)
    }

    mutating func moveToMargin() { shift = 0 }

    /// The selected line of the outline.
    var selected: Int? { view.selection.map { Int(shown[$0]) } }

    /// Folds or unfolds the part that the selected line opens, closes or is directly inside of.
    mutating func toggleFold() {
        guard let selected, let line = opening(around: selected) else { return }
        folded.formSymmetricDifference([Int32(line)])
        refold(selecting: line)
    }

    /// Only the outermost part stays open.
    mutating func foldAll() {
        folded = Set(
            outline.lines.indices.filter { outline.lines[$0].isOpen && outline.lines[$0].depth > 0 }.map(
                Int32.init))
        refold(selecting: selected ?? 0)
    }

    mutating func unfoldAll() {
        folded = []
        refold(selecting: selected ?? 0)
    }

    private func opening(around index: Int) -> Int? {
        let line = outline.lines[index]
        if line.isOpen { return index }
        if line.isClose { return Int(line.partner) }
        return outline.lines[..<index].lastIndex { $0.isOpen && $0.depth < line.depth }
    }

    /// - Complexity: The number of lines.
    private mutating func refold(selecting line: Int) {
        shown = []
        var index: Int32 = 0
        while index < outline.lines.count {
            shown.append(index)
            let isFolded = folded.contains(index)
            index = isFolded ? outline.lines[Int(index)].partner + 1 : index + 1
        }
        view.resize(count: shown.count)
        // A selected line that is hidden now gives way to the fold it is in.
        view.select((shown.firstIndex { $0 > line } ?? shown.count) - 1)
    }

    /// Goes to the next line that contains a text, and unfolds what hides it.
    mutating func find(_ needle: String, backwards: Bool, includesCurrent: Bool) -> Bool {
        guard let selected else { return false }
        let lines = outline.lines
        let next = selected + (includesCurrent ? 0 : 1)
        let start = next < lines.count ? lines[next].start : 0
        let byte = outline.bytes.withUnsafeBufferPointer { bytes in
            backwards
                ? ByteSearch.previous(needle, in: bytes, before: lines[selected].start)
                : ByteSearch.next(needle, in: bytes, from: start)
        }
        guard let byte else { return false }
        reveal(outline.line(at: byte))
        return true
    }

    private mutating func reveal(_ index: Int) {
        let hiding = folded.filter { $0 < index && outline.lines[Int($0)].partner >= index }
        folded.subtract(hiding)
        refold(selecting: index)
    }
}
