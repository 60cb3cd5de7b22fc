import Drizzle
import Reports
import Verification

/// The places that can be gone to from everywhere; each is open once at most.
///
/// Going to one that is open already brings it to the front as it was left, from wherever it lies, so that going to
/// and fro makes no pile. `q` goes back through what was seen before, and the table list goes below the rest.
extension Browser {
    /// Why there is no going to a place now, in a sentence; `nil` when there is.
    func obstacle(to place: PlaceCommand) -> String? {
        let isOpen = screens.contains { $0.place == place }
        guard !isOpen, case .barred(let obstacle) = place.way(self) else { return nil }
        return obstacle
    }

    mutating func perform(_ place: PlaceCommand) -> [Effect] {
        if front.place == place { return showPlaceInFront(place) }
        if let index = screens.lastIndex(where: { $0.place == place }) {
            let left = front.stepAside()
            screens.append(screens.remove(at: index))
            typed.forget()
            return fulfil(left) + settleFront()
        }
        switch place.way(self) {
        case .to(let destination): return open(destination)
        case .barred(let obstacle):
            notice = Notice(obstacle, tone: .caution)
            return []
        }
    }

    /// From a page of the place to its list.
    private mutating func showPlaceInFront(_ place: PlaceCommand) -> [Effect] {
        if front.leavePage() { return settleFront() }
        notice = Notice("This is \(place.entry.name) already.")
        return []
    }

    /// Is always open.
    var tables: TablesScreen? { screens.lazy.compactMap { $0 as? TablesScreen }.first }
    private var migrations: MigrationsScreen? { screens.lazy.compactMap { $0 as? MigrationsScreen }.first }

    /// The way to what belongs to a Drizzle project, as it was read last by a screen that is open.
    ///
    /// - Parameter destination: Where it leads, by how the project stands and what is known of its files; `nil` when
    ///   the project cannot be read.
    /// - Returns: The way there, barred outside of a project.
    func wayInProject(_ destination: (ProjectState, Check?) -> Destination?) -> Way {
        guard tables?.list != nil else {
            return .barred("The migrations come with the tables, which are not here yet.")
        }
        let project = migrations?.project ?? tables?.project ?? .none
        guard project != .none else {
            return .barred("There is no Drizzle project here: no drizzle.config was found.")
        }
        return destination(project, migrations?.check.value).map(Way.to)
            ?? .barred("The project cannot be read.")
    }
}
