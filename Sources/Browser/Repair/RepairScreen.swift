package import Reports
package import Terminal
package import Verification

/// The ways out of a ledger and a folder that do not fit: a list, then one plan, then what it has changed.
///
/// Nothing runs but the plan that is seen, and only once the person has typed the name of the database.
package struct RepairScreen: PagedListScreen {
    package static let title = "Ways out"
    package let id: ScreenID
    let status: MigrationStatus
    /// The line of the migrations screen that was selected.
    private let selected: StatusEntry?
    private(set) var material: Slot<ReadRepairMaterial>
    var running: Slot<RunRepair>
    private(set) var offers: [RepairOffer] = []
    package internal(set) var page = Page.offers
    package var view = Viewport()
    package var scroll = DocumentScroll()
    package var needle = ""

    package enum Page: Equatable, Sendable {
        case offers
        case plan(RepairPlan)
        case refused(RepairOffer, Problem)
        case done(RepairPlan, RepairReport)
    }

    package init(id: ScreenID, status: MigrationStatus, selected: StatusEntry?) {
        (self.id, self.status, self.selected) = (id, status, selected)
        material = Slot(of: id)
        running = Slot(of: id)
    }

    package var hints: [RepairScreenCommand] {
        switch page {
        case .offers: [.show]
        case .plan: [.apply, .copy]
        case .refused: []
        case .done: [.copy]
        }
    }
    package var slots: [any AnySlot] { [material, running] }

    package var closeObstacle: String? {
        running.isWaiting ? "The plan runs: ^C stops it, and what is not committed is taken back." : nil
    }
    /// A plan fills the screen, or what became of it.
    package var isReading: Bool { page != .offers }
    package var lineCount: Int { offers.count }
    package var opening: RepairScreenCommand { .show }
    package func text(of line: Int) -> String { "\(offers[line].kind.title) \(offers[line].reason)" }

    package func layout(in context: Context) -> ListLayout {
        ListLayout(Rect(context.body), heads: 1, count: lineCount, detail: .inRemainder)
    }

    package func location(in context: Context) -> Location {
        let step =
            switch page {
            case .offers: "repair"
            case .plan(let plan), .done(let plan, _):
                "repair \(context.glyphs.breadcrumb) \(plan.kind.rawValue)"
            case .refused(let offer, _): "repair \(context.glyphs.breadcrumb) \(offer.kind.rawValue)"
            }
        return Location(path: "migrations \(context.glyphs.breadcrumb) \(step)")
    }

    /// Reads the journal and the snapshots' ids; the server is not asked.
    package mutating func load(in context: Context) -> [Request] {
        page = .offers
        return [material.ask(ReadRepairMaterial(status))]
    }

    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] {
        if let result = running.take(answer) { return finish(result) }
        guard material.take(answer) != nil else { return [] }
        offers = material.value.map { RepairPlanner($0).offers(around: selected) } ?? []
        return settle(in: context)
    }

    private mutating func finish(_ result: Result<RepairReport, Problem>) -> [Request] {
        guard case .plan(let plan) = page, case .success(let report) = result else { return [] }
        (page, scroll) = (.done(plan, report), DocumentScroll())
        return [.reloadBelow, .say(Notice("Done: \(report.summary).", tone: .success))]
    }

    /// Works the selected plan out.
    mutating func showPlan() {
        guard let line = view.selection, let material = material.value else { return }
        (scroll, needle) = (DocumentScroll(), "")
        running.clear()
        let offer = offers[line]
        do {
            page = .plan(try RepairPlanner(material).plan(offer.kind, offer.targets))
        } catch {
            page = .refused(offer, Problem(error))
        }
    }
}

extension Destination {
    /// The ways out, those for the selected line first.
    package static func repair(_ status: MigrationStatus, selected: StatusEntry?) -> Destination {
        Destination { RepairScreen(id: $0, status: status, selected: selected) }
    }
}
