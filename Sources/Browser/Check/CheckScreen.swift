package import Reports
import Terminal
package import Verification

/// What is wrong with the files of the migrations, whatever the database says: a line for each finding, and the whole of
/// one below it or on its own.
package struct CheckScreen: SearchedScreen {
    package let id: ScreenID
    let folder: String
    private var slot: Slot<CheckFiles>
    /// Stays while the files are read again.
    private(set) var check: Check?
    private(set) var items: [CheckItem] = []
    var view = Viewport()
    /// One finding fills the screen.
    var isReading = false
    var scroll = DocumentScroll()
    package var needle = ""
    private var isOpened = false

    package init(id: ScreenID, folder: String, known: Check?) {
        (self.id, self.folder) = (id, folder)
        slot = Slot(of: id)
        if let known { take(known) }
    }

    package var selected: CheckItem? { view.selection.map { items[$0] } }
    package var hints: [CheckCommand] { [.read, .copyPlace, .copyChanges] }
    package var slots: [any AnySlot] { [slot] }
    var problem: Problem? { slot.problem }

    package func location(in context: Context) -> Location {
        let name = folder.split(separator: "/").last.map { "\($0)/" } ?? folder
        return Location(path: "check \(context.glyphs.breadcrumb) \(name)", summary: check?.summary ?? "")
    }

    /// What is known already is fresh; reading again comes later.
    package mutating func load(in context: Context) -> [Request] {
        defer { isOpened = true }
        _ = settle(in: context)
        guard check == nil || isOpened else { return [] }
        return [slot.ask(CheckFiles(folder: folder))]
    }

    package mutating func settle(in context: Context) -> [Request] {
        let layout = CheckLayout(count: items.count, in: context)
        view.resize(count: items.count, height: max(1, layout.list.rows))
        return []
    }

    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] {
        guard case .success(let check) = slot.take(answer) else { return [] }
        let before = self.check
        take(check)
        _ = settle(in: context)
        guard let before else { return [] }
        return [
            .say(Notice(before == check ? "Read again: nothing changed." : "Read again: \(check.summary)."))
        ]
    }

    private mutating func take(_ check: Check) {
        self.check = check
        items = CheckItem.items(of: check)
        view.resize(count: items.count)
        if items.isEmpty { isReading = false }
    }
}

/// Where the parts of the screen stand, in the area between the header and the hints.
struct CheckLayout: Equatable {
    let list: Rect
    /// All of the selected finding, where there is room.
    let preview: Rect?

    init(count: Int, in context: Context) {
        let area = Rect(context.body)
        guard area.rows >= 12, count > 0 else {
            (list, preview) = (area, nil)
            return
        }
        list = area.top(min(count, max(area.rows / 2, area.rows - 9)))
        preview = area.droppingTop(list.rows)
    }
}
