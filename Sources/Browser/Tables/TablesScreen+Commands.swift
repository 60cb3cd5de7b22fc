import Catalog
import Reports
import SQL
import Terminal

extension TablesScreen {
    package func obstacle(to command: TablesCommand, in context: Context) -> String? {
        switch command {
        case .open, .structure: selected == nil ? "There is no table to open." : nil
        case .fold: isUnfolded != nil ? nil : "The selected table has no partitions."
        case .sizes, .system: list == nil ? "The list is not here yet." : nil
        }
    }

    package mutating func perform(_ command: TablesCommand, count: Int?, in context: Context) -> [Request] {
        switch command {
        case .open: return selected.map { [.open(.table($0, tab: .rows))] } ?? []
        case .structure: return selected.map { [.open(.table($0, tab: .columns))] } ?? []
        case .sizes: return measure(in: context)
        case .fold: return fold(in: context)
        case .system: return toggleSystem(in: context)
        }
    }

    package mutating func clear() -> Bool {
        guard let filter = list?.filter, !filter.isEmpty else { return false }
        let selected = selected?.oid
        list?.filter(by: "")
        view.resize(count: list?.lines.count ?? 0)
        if let selected, let line = list?.line(of: selected) { view.select(line) }
        return true
    }

    /// Filters while it is typed; the selection goes to what fits best.
    package mutating func search(_ text: String, in context: Context) -> [Request] {
        guard !text.isEmpty else {
            _ = clear()
            return settle(in: context)
        }
        list?.filter(by: text)
        fit(in: context)
        if let best = list?.bestLine { view.select(best) }
        return showDetail(in: context)
    }

    package var isUnfolded: Bool? {
        guard let selected, let list else { return nil }
        return list.filter.isEmpty && list.partitionCount(of: selected) > 0 ? list.isUnfolded(selected) : nil
    }

    package mutating func fold(in context: Context) -> [Request] {
        guard let selected else { return [] }
        list?.fold(selected)
        fit(in: context)
        return []
    }

    /// Asks for the sizes, or puts the list in the order of names again.
    private mutating func measure(in context: Context) -> [Request] {
        guard list?.sizes == nil else {
            arrange(in: context) { $0.show(nil) }
            return showDetail(in: context)
        }
        return [measuring.ask(LoadSizes(includesSystem: showsSystem))]
    }

    private mutating func toggleSystem(in context: Context) -> [Request] {
        showsSystem.toggle()
        arrange(in: context) { [showsSystem] in $0.showSystem(showsSystem) }
        // Hiding needs nobody; showing asks for what was not in the list.
        return showsSystem ? load(in: context) : showDetail(in: context)
    }
}
