package import Reports
package import Terminal

/// A screen with a list, and beside or below it what there is to say about the selected line.
///
/// Moving, searching, folding, the mouse and the order of drawing are the same on all of them. A screen says what
/// its lines are and how one looks; where a page can take the place of the list, it is a ``PagedListScreen``.
package protocol ListScreen: SearchedScreen {
    /// Selection and scroll position over the lines.
    var view: Viewport { get set }
    var lineCount: Int { get }
    /// What searching looks at.
    func text(of line: Int) -> String
    /// The lines that have what is searched for.
    var matches: [Int] { get }
    /// What a double click does; give the same command Enter among its keys.
    var opening: Commands { get }
    /// What a click on the lines above the list does.
    var summaryCommand: String? { get }
    func layout(in context: Context) -> ListLayout
    /// What to ask for once another line is selected.
    mutating func showDetail(in context: Context) -> [Request]
    /// Whether the group is unfolded that the selected line leads or belongs to; `nil` when there is none.
    var isUnfolded: Bool? { get }
    /// Folds or unfolds that group.
    mutating func fold(in context: Context) -> [Request]

    /// Why there are no lines; `nil` when there are some.
    func absence(in context: Context) -> ListAbsence?
    /// What is said about the whole, wrapped to the width.
    func summaryLines(in context: Context) -> [Styled]
    func drawSummary(in frame: inout Frame, context: Context)
    /// Draws the heads, if there are any, and ``view``'s visible lines below them.
    func drawList(in frame: inout Frame, context: Context)
    /// What the rule above the detail says.
    var detailTitle: String { get }
    func drawDetail(in frame: inout Frame, context: Context)
}

// What holds where a screen says nothing else.
extension ListScreen {
    package var summaryCommand: String? { nil }
    package var matches: [Int] { (0..<lineCount).lines(saying: needle, text) }
    package mutating func showDetail(in context: Context) -> [Request] { [] }
    package var isUnfolded: Bool? { nil }
    package mutating func fold(in context: Context) -> [Request] { [] }
    package func absence(in context: Context) -> ListAbsence? { nil }
    package func awaitsContent(in context: Context) -> Bool {
        if case .waiting = absence(in: context) { true } else { false }
    }
    package func summaryLines(in context: Context) -> [Styled] { [] }
    package func drawSummary(in frame: inout Frame, context: Context) {
        frame.draw(summaryLines(in: context), upTo: frame.size.rows)
    }
    package var detailTitle: String { "" }
    package func drawDetail(in frame: inout Frame, context: Context) {}
}

extension ListScreen {
    package mutating func move(_ motion: Motion, count: Int?, in context: Context) -> [Request] {
        moveInList(motion, count: count, in: context)
    }

    package mutating func search(_ text: String, in context: Context) -> [Request] {
        searchList(text, in: context)
    }

    package mutating func repeatSearch(backwards: Bool, in context: Context) -> [Request] {
        repeatSearchInList(backwards: backwards, in: context)
    }

    package mutating func click(_ mouse: MouseEvent, in context: Context) -> [Request] {
        clickInList(mouse, in: context)
    }

    package mutating func settle(in context: Context) -> [Request] {
        fit(in: context)
        return showDetail(in: context)
    }

    /// Adopts the number of lines there are and the room there is for them.
    mutating func fit(in context: Context) {
        view.resize(count: lineCount, height: layout(in: context).lines.rows)
    }
}

extension ListScreen {
    /// Sideways unfolds and folds.
    mutating func moveInList(_ motion: Motion, count: Int?, in context: Context) -> [Request] {
        if view.move(motion, count: count) { return showDetail(in: context) }
        let folds = motion == .right && isUnfolded == false || motion == .left && isUnfolded == true
        return folds ? fold(in: context) : []
    }

    mutating func searchList(_ text: String, in context: Context) -> [Request] {
        needle = text
        let matches = matches
        view.select(firstOf: matches)
        let isLost = matches.isEmpty && !text.isEmpty
        return showDetail(in: context) + (isLost ? [.say(.nothing(says: text))] : [])
    }

    mutating func repeatSearchInList(backwards: Bool, in context: Context) -> [Request] {
        guard !needle.isEmpty else { return [.say(.nothingSearched)] }
        guard view.select(nextOf: matches, backwards: backwards) else {
            return [.say(.nothing(says: needle))]
        }
        return showDetail(in: context)
    }

    /// The wheel scrolls the list, a click selects, a double click opens.
    mutating func clickInList(_ mouse: MouseEvent, in context: Context) -> [Request] {
        switch mouse.action {
        case .wheelUp, .wheelDown: view.wheel(by: mouse.wheelLines)
        case .press(.left) where layout(in: context).summary.contains(column: mouse.column, row: mouse.row):
            return summaryCommand.map { [.command($0)] } ?? []
        case .press(.left), .doublePress(.left):
            guard let line = layout(in: context).line(at: mouse, in: view) else { return [] }
            view.select(line)
        case .press, .doublePress, .release: return []
        }
        let opens = mouse.action == .doublePress(.left)
        return showDetail(in: context) + (opens ? [.command(opening.entry.name)] : [])
    }
}

extension Range<Int> {
    /// The lines whose text contains another, whatever its case; none when that is empty.
    func lines(saying wanted: String, _ text: (Int) -> String) -> [Int] {
        let wanted = wanted.lowercased()
        return wanted.isEmpty ? [] : filter { text($0).lowercased().contains(wanted) }
    }
}
