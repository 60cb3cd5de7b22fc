import Catalog
import Reports
package import Rows
import SQL
package import Terminal
import Workspace

/// What is staged, an entry for each row, and what follows from it; then what was committed.
///
/// A refusal leaves all of it as it is, with the reason at the entry that it is about.
package struct ChangesScreen: PagedListScreen {
    package static let title = "Staged changes"
    package static let place: PlaceCommand? = .changes
    package let id: ScreenID
    private(set) var page = Page.entries
    /// What is staged, as the root has it.
    private(set) var staging = Staging()
    private(set) var following: Slot<LoadConsequences>
    var committing: Slot<CommitChanges>
    /// What the server is asked to commit, as it was seen.
    private(set) var sent: [StagedEdit] = []
    /// Why the last commit has changed nothing.
    private(set) var refusal: Problem?
    package var view = Viewport()
    package var scroll = DocumentScroll()
    package var needle = ""

    package enum Page: Equatable, Sendable {
        case entries
        case entry
        case done(CommittedChanges, took: Duration)
    }

    /// What a session before has left, as long as it is not staged again.
    private var kept: KeptChanges?
    private(set) var restoring: Slot<RestoreChanges>

    package init(id: ScreenID, restoring kept: KeptChanges? = nil) {
        (self.id, self.kept) = (id, kept)
        (following, committing) = (Slot(of: id, isQuiet: true), Slot(of: id))
        restoring = Slot(of: id)
    }

    var edits: [StagedEdit] { staging.changes.edits }
    var selected: StagedEdit? { view.selection.flatMap { $0 < edits.count ? edits[$0] : nil } }

    package var hints: [ChangesCommand] {
        switch page {
        case .done: [.copy]
        case .entry: [.commit, .drop, .copy]
        case .entries: edits.isEmpty ? [.undo] : [.commit, .show, .drop, .undo, .copy, .copyAll]
        }
    }
    package var slots: [any AnySlot] { [following, committing, restoring] }
    package var isReading: Bool { page != .entries }
    package var lineCount: Int { edits.count }
    package var opening: ChangesCommand { .show }

    package func text(of line: Int) -> String {
        let edit = edits[line]
        return "\(edit.source.relation.name) \(edit.rowWords) \(edit.summary(in: .unicode))"
    }

    package func location(in context: Context) -> Location {
        Location(path: "staged changes", summary: edits.isEmpty ? "" : staging.changes.words)
    }

    package mutating func load(in context: Context) -> [Request] {
        let requests = settle(in: context)
        guard let kept else { return requests }
        return requests + [restoring.ask(RestoreChanges(kept))]
    }

    /// What follows is asked again whenever something else is staged.
    package mutating func settle(in context: Context) -> [Request] {
        let isOther = staging.changes.edits != context.staging.changes.edits
        staging = context.staging
        if isOther, !committing.isWaiting {
            // What is said of the last commit is about what was staged then.
            refusal = nil
            if !edits.isEmpty { page = .entries }
        }
        if page == .entry, selected == nil { page = .entries }
        fit(in: context)
        if isOther { following.clear() }
        guard isOther, !edits.isEmpty else { return [] }
        return [following.ask(LoadConsequences(of: staging.changes))]
    }

    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] {
        if let result = committing.take(answer) { return finish(result, in: context) }
        if case .success(let changes) = restoring.take(answer) { return restore(changes) }
        following.take(answer)
        fit(in: context)
        return []
    }

    private mutating func restore(_ changes: ChangeSet) -> [Request] {
        let count = kept?.entries.count ?? 0
        kept = nil
        let lost = count - changes.edits.count
        let words = "Staged before and not committed: \(Numbers.count(changes.edits.count, "change"))."
        let rest = lost > 0 ? " Of \(Numbers.count(lost, "other")) the table is gone or has another key." : ""
        return [.stage(.restore(changes)), .say(Notice(words + rest, tone: lost > 0 ? .caution : .plain))]
    }

    // MARK: the commit

    mutating func commit() -> [Request] {
        (refusal, sent) = (nil, edits)
        return [committing.ask(CommitChanges(staging.changes))]
    }

    private mutating func finish(_ result: Result<CommitOutcome, Problem>, in context: Context) -> [Request] {
        committing.clear()
        switch result {
        case .failure(let problem):
            refusal =
                problem == .stopped ? Problem("It was stopped; nothing was changed.") : problem.withoutChange
            fit(in: context)
            return []
        case .success(.committed(let changes, let duration)):
            (page, scroll) = (.done(changes, took: duration), DocumentScroll())
            return [.stage(.committed(sent))]
        case .success(.refused(let why, let blockers)):
            let problem = Problem(why, blockers: blockers)
            (refusal, page) = (problem, .entries)
            if let line = edits.firstIndex(where: { $0.id == why.edit }) { view.select(line) }
            return [.stage(.refused(why, problem))]
        }
    }

    mutating func show() { (page, scroll, needle) = (.entry, DocumentScroll(), "") }

    /// Back to the list; what is being committed is waited for.
    package mutating func leavePage() -> Bool {
        if committing.isWaiting { return true }
        guard page == .entry else { return false }
        page = .entries
        return true
    }
}

extension Problem {
    /// The same of a commit, of which the server keeps nothing then.
    fileprivate var withoutChange: Problem {
        Problem("\(summary) Nothing was changed.", detail: detail, remedy: remedy)
    }
}

extension ChangeRefusal {
    /// The first entry that it is about.
    fileprivate var edit: StagedEdit.ID? {
        switch self {
        case .conflicts(let conflicts): conflicts.first?.edit
        case .notFindable(let id), .noExpression(_, let id): id
        case .refused(_, let id): id
        case .inDoubt: nil
        }
    }
}
