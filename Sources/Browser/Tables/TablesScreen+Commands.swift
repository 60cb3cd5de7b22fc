import Catalog
import Reports
import SQL
package import Terminal

extension TablesScreen {
    package func obstacle(to command: TablesCommand, in context: Context) -> String? {
        switch command {
        case .open, .structure: selected == nil ? "There is no table to open." : nil
        case .migrations where list == nil, .drift where list == nil:
            "The migrations come with the tables, which are not here yet."
        case .migrations, .drift:
            project == .none ? "There is no Drizzle project here: no drizzle.config was found." : nil
        case .fold: canFold ? nil : "The selected table has no partitions."
        case .sizes, .system: list == nil ? "The list is not here yet." : nil
        }
    }

    package mutating func perform(_ command: TablesCommand, count: Int?, in context: Context) -> [Request] {
        switch command {
        case .open: return selected.map { [.open(.table($0, tab: .rows))] } ?? []
        case .structure: return selected.map { [.open(.table($0, tab: .columns))] } ?? []
        case .migrations: return [.open(.migrations(project))]
        case .drift: return [.open(.drift)]
        case .sizes: return measure(in: context)
        case .fold: return fold(in: context)
        case .system: return toggleSystem(in: context)
        }
    }

    package mutating func move(_ motion: Motion, count: Int?, in context: Context) -> [Request] {
        if view.move(motion, count: count) { return showStructure(in: context) }
        guard let selected, let list else { return [] }
        switch motion {
        case .right where canFold && !list.isUnfolded(selected),
            .left where canFold && list.isUnfolded(selected):
            return fold(in: context)
        default:
            return []
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
        resizeView(in: context)
        if let best = list?.bestLine { view.select(best) }
        return showStructure(in: context)
    }

    package mutating func repeatSearch(backwards: Bool, in context: Context) -> [Request] {
        guard list?.filter.isEmpty == false else {
            return [.say(Notice("Nothing is searched for; / begins."))]
        }
        view.move(by: backwards ? -1 : 1)
        return showStructure(in: context)
    }

    package mutating func click(_ mouse: MouseEvent, in context: Context) -> [Request] {
        let area = TablesLayout(self, in: context).list
        switch mouse.action {
        case .wheelUp: view.wheel(by: -3)
        case .wheelDown: view.wheel(by: 3)
        case .press(.left), .doublePress(.left):
            // One line of heads stands above the first table; the header of the program above everything.
            let line = mouse.row - 1 - area.row - 1
            guard area.columnRange.contains(mouse.column), line >= 0, view.visible.contains(view.first + line)
            else {
                return []
            }
            view.select(view.first + line)
            if mouse.action == .doublePress(.left) { return perform(.open, count: nil, in: context) }
        case .press, .doublePress, .release: return []
        }
        return showStructure(in: context)
    }

    /// Every table there is, for `jump`.
    package func jumpItems(in context: Context) -> [PickerItem] {
        guard let list else { return [] }
        let tables = list.relations.filter { showsSystem || !$0.traits.contains(.system) }.map { relation in
            PickerItem(
                relation.name.description, detail: relation.kind.word,
                target: .open(.table(relation, tab: .rows)))
        }
        return tables + project.jumpItems
    }

    private var canFold: Bool {
        guard let selected, let list else { return false }
        return list.filter.isEmpty && list.partitionCount(of: selected) > 0
    }

    private mutating func fold(in context: Context) -> [Request] {
        guard let selected else { return [] }
        list?.fold(selected)
        resizeView(in: context)
        return []
    }

    /// Asks for the sizes, or puts the list in the order of names again.
    private mutating func measure(in context: Context) -> [Request] {
        guard list?.sizes == nil else {
            arrange(in: context) { $0.show(nil) }
            return showStructure(in: context)
        }
        return [measuring.ask(LoadSizes(includesSystem: showsSystem))]
    }

    private mutating func toggleSystem(in context: Context) -> [Request] {
        showsSystem.toggle()
        arrange(in: context) { [showsSystem] in $0.showSystem(showsSystem) }
        // Hiding needs nobody; showing asks for what was not in the list.
        return showsSystem ? load(in: context) : showStructure(in: context)
    }
}
