import Catalog
import Reports
package import SQL
package import Terminal

/// The structure of whatever table is selected: asked for when the selection comes to rest on it.
///
/// The one before stays until the new one is here, so that nothing flickers while somebody scrolls through a list.
package struct StructurePane: Equatable, Sendable {
    private(set) var slot: Slot<LoadStructure>
    private var wanted: Oid?
    /// The last few, the newest at the end.
    private var recent: [StructureView] = []
    private(set) var shown: StructureView?
    private(set) var problem: Problem?

    package init(of screen: ScreenID) { slot = Slot(of: screen) }

    package var isWaiting: Bool { slot.isWaiting }

    /// Shows a table, asking for it if it is not at hand.
    package mutating func show(_ oid: Oid) -> [Request] {
        guard oid != wanted else { return [] }
        wanted = oid
        if let known = recent.first(where: { $0.structure.relation.oid == oid }) {
            slot.clear()
            (shown, problem) = (known, nil)
            return []
        }
        return [slot.ask(LoadStructure(oid))]
    }

    /// Forgets everything, because it may have changed.
    package mutating func forget() {
        slot.clear()
        (recent, wanted) = ([], nil)
    }

    package mutating func receive(_ answer: AnyAnswer, glyphs: Glyphs) {
        switch slot.take(answer) {
        case nil: break
        case .failure(let problem): (self.problem, shown) = (problem, nil)
        case .success(let structure):
            let view = StructureView(structure, glyphs: glyphs)
            recent = recent.suffix(Self.memory - 1) + [view]
            (shown, problem) = (view, nil)
        }
    }

    private static let memory = 8
}
