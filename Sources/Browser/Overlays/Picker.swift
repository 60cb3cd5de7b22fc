package import Terminal

/// A list to find one thing in by typing: the palette, jumping, the themes.
package struct Picker: Sendable {
    package let title: String
    /// In front of what is typed.
    let label: String
    package private(set) var items: [PickerItem]
    package private(set) var line = LineEditor()
    /// The places of the items that match, the best first.
    package private(set) var matches: [Int]
    private(set) var view: Viewport
    /// The widest of each, measured once.
    private(set) var titleWidth: Int
    private(set) var keysWidth: Int
    /// Whether more may be offered while it is open.
    let isGrowing: Bool
    /// What has to be said about what is offered; mostly nothing.
    private(set) var note: String
    /// What is done again when nothing is chosen, such as using the theme from before.
    let original: PickerItem.Target?
    /// Moving already shows what choosing would do.
    let isLive: Bool
    /// Why nothing matches what is typed, in a sentence; `nil` where that is plain.
    var absence: @Sendable (String) -> String? = { _ in nil }

    /// - Parameters:
    ///   - title: Stands above the list.
    ///   - label: Stands in front of what is typed.
    ///   - items: What there is to choose from.
    ///   - original: The place of the item that is in use, where moving already shows what choosing would do.
    ///   - isGrowing: Whether more may be offered while it is open.
    ///   - note: Stands below the list.
    package init(
        _ title: String, label: String = "/", items: [PickerItem], original: Int? = nil,
        isGrowing: Bool = false, noting note: String = ""
    ) {
        (self.isGrowing, self.note) = (isGrowing, note)
        (self.title, self.label, self.items) = (title, label, items)
        (self.original, isLive) = (original.map { items[$0].target }, original != nil)
        (titleWidth, keysWidth) = items.widths
        matches = Array(items.indices)
        view = Viewport(count: items.count, height: Self.height)
        if let original { view.select(original) }
    }

    /// The item that Enter would choose.
    package var selected: PickerItem? {
        view.selection.map { items[matches[$0]] }
    }

    /// Where Enter leads.
    private var chosen: PickerItem.Target? {
        guard let selected else { return nil }
        guard let words = selected.words(in: line.text), let worded = selected.worded else {
            return selected.target
        }
        return worded(words)
    }

    /// As many lines as a list can have on any terminal that is wide enough to show one.
    static let height = 16

    mutating func press(_ key: Key) -> OverlayOutcome {
        switch key {
        case .escape: return original.map(OverlayOutcome.target) ?? .closed
        // What was typed stays where it means nothing, and so do the words that say that.
        case .enter: return chosen.map(OverlayOutcome.target) ?? (line.isEmpty ? .closed : .open)
        case .up, .control("p"): view.move(by: -1)
        case .down, .control("n"), .tab: view.move(by: 1)
        case .pageUp: view.page(by: -1)
        case .pageDown: view.page(by: 1)
        default:
            let before = line.text
            guard line.edit(key) else { return .open }
            if line.text != before { find(isNarrower: line.text.hasPrefix(before)) }
        }
        return isLive ? selected.map { .preview($0.target) } ?? .open : .open
    }

    /// Takes other items, of which the first are those that were there, and keeps what is typed and what is selected.
    mutating func offer(_ items: [PickerItem], noting note: String) {
        let selected = view.selection.map { matches[$0] }
        (self.items, self.note) = (items, note)
        (titleWidth, keysWidth) = items.widths
        find(isNarrower: false)
        guard let selected, let place = matches.firstIndex(of: selected) else { return }
        view.select(place)
    }

    mutating func click(line: Int) -> OverlayOutcome {
        let index = view.first + line
        guard matches.indices.contains(index) else { return .open }
        view.select(index)
        return selected.map { .target($0.target) } ?? .open
    }

    /// - Complexity: What is left over from before when letters are added, everything otherwise.
    private mutating func find(isNarrower: Bool) {
        if let spoken = items.firstIndex(where: { $0.words(in: line.text) != nil }) {
            (matches, view) = ([spoken], Viewport(count: 1, height: Self.height))
            return
        }
        let query = FuzzyQuery(line.text)
        // Matches are ranked already; only from everything do equally good ones keep the order of the items.
        let candidates = isNarrower ? matches.sorted() : Array(items.indices)
        matches = query.ranked(candidates) { items[$0].title }.map(\.candidate)
        view = Viewport(count: matches.count, height: Self.height)
    }
}

extension [PickerItem] {
    /// The widest title and the widest keys.
    fileprivate var widths: (title: Int, keys: Int) {
        reduce((0, 0)) {
            (
                Swift.max($0.0, TextWidth.columns(of: $1.title)),
                Swift.max($0.1, TextWidth.columns(of: $1.keys))
            )
        }
    }
}

/// One thing a ``Picker`` offers.
package struct PickerItem: Sendable {
    /// What typing is compared with.
    package let title: String
    /// Explains it, or says where it is.
    package let detail: String
    /// How to get it without the picker.
    package let keys: String
    package let target: Target
    /// Where it leads instead with what is typed behind its title; `nil` where nothing can be.
    let worded: (@Sendable (String) -> Target)?

    package init(
        _ title: String, detail: String = "", keys: String = "", target: Target,
        worded: (@Sendable (String) -> Target)? = nil
    ) {
        (self.title, self.detail, self.keys, self.target) = (title, detail, keys, target)
        self.worded = worded
    }

    /// What is typed behind the title, such as `42` in `find 42`; `nil` without anything.
    func words(in text: String) -> String? {
        guard worded != nil, text.hasPrefix(title + " ") else { return nil }
        let words = String(text.dropFirst(title.count + 1))
        return words.allSatisfy { $0 == " " } ? nil : words
    }

    package enum Target: Sendable {
        case command(String)
        case open(Destination)
        /// What is typed answers a question of the front screen.
        case answer(String, to: String)
        /// A place of the front screen, such as a column.
        case place(String)
        case theme(String)
    }
}
