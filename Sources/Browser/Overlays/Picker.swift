package import Terminal

/// A list to find one thing in by typing: the palette, jumping, the themes.
package struct Picker: Sendable {
    package let title: String
    /// In front of what is typed.
    let label: String
    package let items: [PickerItem]
    package private(set) var line = LineEditor()
    /// The places of the items that match, the best first.
    package private(set) var matches: [Int]
    private(set) var view: Viewport
    /// The widest of each, measured once.
    let titleWidth: Int
    let keysWidth: Int
    /// What is done again when nothing is chosen, such as using the theme from before.
    let original: PickerItem.Target?
    /// Moving already shows what choosing would do.
    let isLive: Bool

    /// - Parameters:
    ///   - title: Stands above the list.
    ///   - label: Stands in front of what is typed.
    ///   - items: What there is to choose from.
    ///   - original: The place of the item that is in use, where moving already shows what choosing would do.
    package init(_ title: String, label: String = "/", items: [PickerItem], original: Int? = nil) {
        (self.title, self.label, self.items) = (title, label, items)
        (self.original, isLive) = (original.map { items[$0].target }, original != nil)
        titleWidth = items.reduce(0) { max($0, TextWidth.columns(of: $1.title)) }
        keysWidth = items.reduce(0) { max($0, TextWidth.columns(of: $1.keys)) }
        matches = Array(items.indices)
        view = Viewport(count: items.count, height: Self.height)
        if let original { view.select(original) }
    }

    /// The item that Enter would choose.
    package var selected: PickerItem? {
        view.selection.map { items[matches[$0]] }
    }

    /// As many lines as a list can have on any terminal that is wide enough to show one.
    static let height = 16

    mutating func press(_ key: Key) -> OverlayOutcome {
        switch key {
        case .escape: return original.map(OverlayOutcome.target) ?? .closed
        case .enter: return selected.map { .target($0.target) } ?? .closed
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

    mutating func click(line: Int) -> OverlayOutcome {
        let index = view.first + line
        guard matches.indices.contains(index) else { return .open }
        view.select(index)
        return selected.map { .target($0.target) } ?? .open
    }

    /// - Complexity: What is left over from before when letters are added, everything otherwise.
    private mutating func find(isNarrower: Bool) {
        let query = FuzzyQuery(line.text)
        // Matches are ranked already; only from everything do equally good ones keep the order of the items.
        let candidates = isNarrower ? matches.sorted() : Array(items.indices)
        matches = query.ranked(candidates) { items[$0].title }.map(\.candidate)
        view = Viewport(count: matches.count, height: Self.height)
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

    package init(_ title: String, detail: String = "", keys: String = "", target: Target) {
        (self.title, self.detail, self.keys, self.target) = (title, detail, keys, target)
    }

    package enum Target: Sendable {
        case command(String)
        case open(Destination)
        /// A place of the front screen, such as a column.
        case place(String)
        case theme(String)
    }
}
