import Catalog
import Reports
import Rows
import SQL
import Terminal

extension Browser {
    mutating func perform(_ command: GlobalCommand) -> [Effect] {
        switch command {
        case .close where front.closeObstacle != nil, .back where front.closeObstacle != nil:
            notice = front.closeObstacle.map { Notice($0, tone: .caution) }
            return []
        case .close: return front.leavePage() ? settleFront() : close()
        case .quit: return leave()
        case .discard: return [.keepStaged(ChangeSet()), .quit]
        case .write: return changeAccess()
        case .back: return goBack()
        case .forward: return goForward()
        case .stop: return stop()
        case .help: overlay = .help(HelpPage(for: front))
        case .palette: overlay = .picker(.palette(for: front, in: context))
        case .jump: return showJumps()
        case .refresh: return fulfil(front.load(in: context))
        case .theme: overlay = .picker(.themes(context.themes, current: context.theme))
        case .saveCopy: return [.saveCopy]
        case .mouse:
            context.isMouseOn.toggle()
            notice = Notice(context.isMouseOn ? "Mouse on." : "Mouse off: the terminal selects text.")
            return [.useMouse(context.isMouseOn)]
        case .suspend: return [.suspend]
        case .redraw: return [.redraw]
        }
        return []
    }

    /// Closes the front screen and stops what it still asks; on the last one, quits.
    ///
    /// The table list only goes below the others.
    mutating func close() -> [Effect] {
        guard screens.count > 1 else { return leave() }
        guard front.place != .tables else {
            screens.insert(screens.removeLast(), at: 0)
            return settleFront()
        }
        let stopped = front.openPlaces.map(Effect.cancel)
        dropFront()
        return stopped + settleFront()
    }

    /// To what was seen before: in this screen, or in the one below, as it was left; the one in front can be come back to.
    private mutating func goBack() -> [Effect] {
        if front.leavePage() { return settleFront() }
        if let requests = front.stepBack(in: context) { return fulfil(requests) }
        guard screens.count > 1, front.place != .tables else {
            notice = Notice("There is nothing to go back to.")
            return []
        }
        let left = front
        let effects = close()
        forward.append(left)
        return effects
    }

    private mutating func goForward() -> [Effect] {
        guard let screen = forward.popLast() else {
            notice = Notice("There is nothing to go forward to.")
            return []
        }
        screens.append(screen)
        // What it was still asking was stopped when it was left.
        guard !front.openPlaces.isEmpty else { return settleFront() }
        let requests = front.load(in: context)
        return fulfil(requests)
    }

    mutating func settleFront() -> [Effect] {
        let requests = front.settle(in: context)
        return fulfil(requests)
    }

    /// Stops what runs; with nothing running says so, and quits when pressed twice within a second.
    private mutating func stop() -> [Effect] {
        defer { lastStop = context.now }
        if let lastStop, lastStop.duration(to: context.now) < .seconds(1) { return leave() }
        if case .connecting = context.link { return [.stopConnecting] }
        let places = screens.flatMap(\.waitingPlaces)
        guard places.isEmpty else { return places.map(Effect.cancel) }
        notice = Notice("Nothing is running. ^C again within a second quits.")
        return []
    }

    /// Where one can go, and soon also to columns, which are asked for once.
    private mutating func showJumps() -> [Effect] {
        var effects: [Effect] = []
        if let index = screens.firstIndex(where: { $0 is TablesScreen }),
            var tables = screens[index] as? TablesScreen
        {
            let requests = tables.readColumns()
            screens[index] = tables
            effects = fulfil(requests)
        }
        overlay = .picker(.jump(among: destinations, noting: tables?.jumpNote ?? ""))
        return effects
    }

    /// Offers what has become known meanwhile, and leaves what was typed.
    mutating func offerJumps() {
        guard case .picker(var picker) = overlay, picker.isGrowing else { return }
        picker.offer(destinations, noting: tables?.jumpNote ?? "")
        overlay = .picker(picker)
    }

    /// Places of the front screen, then every table, every migration and every column of another table.
    private var destinations: [PickerItem] {
        let here = front.place == .tables ? [] : front.jumpItems(in: context)
        return here + (tables?.jumpItems(besides: (front as? TableScreen)?.relation.oid) ?? [])
    }
}
