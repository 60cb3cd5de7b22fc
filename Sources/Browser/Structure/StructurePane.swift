import Catalog
import Reports
package import SQL
package import Terminal

/// The structure of whatever table is selected: asked for once, and kept.
///
/// The one before stays until the new one is here, so that nothing flickers while somebody scrolls through a list. A
/// question is never given up: while it is open the selection may move on, and the table it rests on is asked for next.
package struct StructurePane: Sendable {
    private(set) var slot: Slot<LoadStructure>
    private var wanted: Oid?
    private var asked: Oid?
    private var known = KnownStructures()
    private(set) var shown: StructureSummary?
    private(set) var problem: Problem?

    package init(of screen: ScreenID) { slot = Slot(of: screen) }

    package var isWaiting: Bool { slot.isWaiting }

    /// Shows a table, asking for it if it is not at hand.
    package mutating func show(_ oid: Oid) -> [Request] {
        guard oid != wanted else { return [] }
        wanted = oid
        return showWanted()
    }

    /// Forgets everything, because it may have changed.
    package mutating func forget() {
        slot.clear()
        (known, wanted) = (KnownStructures(), nil)
    }

    package mutating func receive(_ answer: AnyAnswer, glyphs: Glyphs) -> [Request] {
        guard let result = slot.take(answer), let asked else { return [] }
        switch result {
        case .success(let structure): known.keep(StructureSummary(structure, glyphs: glyphs), of: asked)
        case .failure(let problem):
            guard asked != wanted else {
                (self.problem, shown) = (problem, nil)
                return []
            }
        }
        return showWanted()
    }

    private mutating func showWanted() -> [Request] {
        guard let wanted else { return [] }
        if let view = known[wanted] {
            (shown, problem) = (view, nil)
            return []
        }
        guard !slot.isWaiting else { return [] }
        asked = wanted
        return [slot.ask(LoadStructure(wanted))]
    }
}
