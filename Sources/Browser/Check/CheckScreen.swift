package import Reports
package import Terminal
package import Verification

/// What is wrong with the files of the migrations, whatever the database says: a line for each finding, and the whole of
/// one below it or on its own.
package struct CheckScreen: PagedListScreen {
    package static let title = "Files of the migrations"
    package static let place: PlaceCommand? = .check
    package let id: ScreenID
    let folder: String
    private var slot: Slot<CheckFiles>
    /// Stays while the files are read again.
    private(set) var check: Check?
    private(set) var items: [CheckItem] = []
    package var view = Viewport()
    /// One finding fills the screen.
    package internal(set) var isReading = false
    package var scroll = DocumentScroll()
    package var needle = ""
    private var isOpened = false

    package init(id: ScreenID, folder: String, known: Check?) {
        (self.id, self.folder) = (id, folder)
        slot = Slot(of: id)
        if let known { take(known) }
    }

    package var selected: CheckItem? { view.selection.map { items[$0] } }
    package var hints: [CheckCommand] { (isReading ? [] : [.read]) + [.copyPlace, .copyChanges] }
    package var slots: [any AnySlot] { [slot] }
    var problem: Problem? { slot.problem }

    package func location(in context: Context) -> Location {
        let name = folder.split(separator: "/").last.map { "\($0)/" } ?? folder
        return Location(path: "check \(context.glyphs.breadcrumb) \(name)", summary: check?.summary ?? "")
    }

    /// What is known already is fresh; reading again comes later.
    package mutating func load(in context: Context) -> [Request] {
        defer { isOpened = true }
        fit(in: context)
        guard check == nil || isOpened else { return [] }
        return [slot.ask(CheckFiles(folder: folder))]
    }

    package var lineCount: Int { items.count }
    package var opening: CheckCommand { .read }

    package func text(of line: Int) -> String {
        "\(items[line].title) \(items[line].place(in: folder)) \(items[line].sentence)"
    }

    package func layout(in context: Context) -> ListLayout {
        ListLayout(Rect(context.body), count: lineCount, detail: .below)
    }

    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] {
        guard case .success(let check) = slot.take(answer) else { return [] }
        let before = self.check
        take(check)
        fit(in: context)
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
