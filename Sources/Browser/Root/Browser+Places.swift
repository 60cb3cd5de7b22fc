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
        guard place != .tables else { return nil }
        guard tables?.list != nil else {
            return "The migrations come with the tables, which are not here yet."
        }
        guard project != .none else {
            return "There is no Drizzle project here: no drizzle.config was found."
        }
        return place == .check && status == nil ? "The project cannot be read." : nil
    }

    mutating func perform(_ place: PlaceCommand) -> [Effect] {
        if front.place == place { return showPlaceInFront(place) }
        if let obstacle = obstacle(to: place) {
            notice = Notice(obstacle, tone: .caution)
            return []
        }
        if let index = screens.lastIndex(where: { $0.place == place }) {
            screens.append(screens.remove(at: index))
            typed.forget()
            return settleFront()
        }
        return destination(of: place).map { open($0) } ?? []
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

    /// As it was read last by a screen that is open.
    private var project: ProjectState { migrations?.project ?? tables?.project ?? .none }
    private var status: MigrationStatus? { if case .status(let status) = project { status } else { nil } }

    private func destination(of place: PlaceCommand) -> Destination? {
        switch place {
        case .tables: nil
        case .migrations: .migrations(project)
        case .drift: .drift
        case .check: status.map { .check(folder: $0.folder.path, known: migrations?.check.value) }
        }
    }
}
