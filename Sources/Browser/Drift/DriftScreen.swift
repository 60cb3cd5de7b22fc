import Reports
package import Terminal
package import Verification

/// How the database differs from the schema that the migrations recorded.
package struct DriftScreen: PagedListScreen {
    package static let title = "Drift"
    package static let place: PlaceCommand? = .drift
    package let id: ScreenID
    var comparing: Slot<LoadDrift>
    /// The newest answer, also while the next one is on its way.
    package private(set) var drift: Drift?
    private(set) var tree = DriftTree(nil)
    /// The tables whose differences are hidden.
    private var folded: Set<String> = []
    package private(set) var side = DriftSide.snapshot
    package var view = Viewport()
    package var scroll = DocumentScroll()
    package var needle = ""
    /// One difference fills the screen.
    package internal(set) var isReading = false

    package init(id: ScreenID) {
        self.id = id
        comparing = Slot(of: id)
    }

    package var selected: Difference? {
        guard let line = view.selection, tree.lines.indices.contains(line) else { return nil }
        return tree.lines[line].difference
    }

    package var hints: [DriftCommand] { (isReading ? [] : [.read]) + [.copy, .copySchema, .against] }
    package var slots: [any AnySlot] { [comparing] }

    package func location(in context: Context) -> Location {
        let name = drift.map { "\(context.glyphs.breadcrumb) \($0.against.prefix { $0 != "," })" } ?? ""
        return Location(path: "drift \(name)", summary: isListed ? "" : drift?.summary ?? "")
    }

    /// The differences stand below one another, with their number above them.
    private var isListed: Bool { !isReading && !tree.lines.isEmpty }

    package mutating func load(in context: Context) -> [Request] { [comparing.ask(LoadDrift(side))] }

    package var lineCount: Int { tree.lines.count }
    package var opening: DriftCommand { .read }
    package func text(of line: Int) -> String { tree.lines[line].text }

    package func layout(in context: Context) -> ListLayout {
        let area = Rect(context.body)
        return ListLayout(
            area, summary: summaryLines(in: context).count, gap: area.rows > 14 ? 1 : 0, count: lineCount,
            detail: .mostlyBelow)
    }

    package var isUnfolded: Bool? { view.selection.map { !tree.lines[tree.groupLine(of: $0)].isFolded } }

    /// The cursor goes to the table's name, which stays where it is.
    package mutating func fold(in context: Context) -> [Request] {
        guard let selection = view.selection else { return [] }
        let line = tree.groupLine(of: selection)
        folded.formSymmetricDifference([tree.group(of: line)])
        tree = DriftTree(drift, folded: folded)
        fit(in: context)
        view.select(line)
        return []
    }

    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] {
        switch comparing.take(answer) {
        case nil: return []
        case .failure(let problem):
            guard drift != nil else { return [] }
            return [.say(Notice("What you see is from before: \(problem.summary)", tone: .danger))]
        case .success(let drift):
            let wasKnown = self.drift
            self.drift = drift
            tree = DriftTree(drift, folded: folded)
            isReading = isReading && selected != nil
            fit(in: context)
            if wasKnown == nil, let first = tree.lines.firstIndex(where: { $0.difference != nil }) {
                view.select(first)
            }
            return wasKnown.map { [.say(.changes(from: $0, to: drift))] } ?? []
        }
    }

    mutating func compareWithOtherSide(in context: Context) -> [Request] {
        side = side.other
        (drift, tree, view, isReading) = (nil, DriftTree(nil), Viewport(), false)
        return load(in: context)
    }
}

extension Notice {
    fileprivate static func changes(from old: Drift, to new: Drift) -> Notice {
        guard old.differences != new.differences else { return Notice("Read again: nothing changed.") }
        return Notice("Read again: \(new.summary).", tone: new.isInStep ? .success : .caution)
    }
}
