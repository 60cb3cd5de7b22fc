package import Catalog
package import Verification

/// A screen that another one wants to be opened; the root makes it and gives it its number.
package enum Destination: Equatable, Sendable {
    case table(Relation, tab: TableTab)
    case record(RecordSubject)
    case value(ValueSubject)
    case migrations(ProjectState)
    /// One migration of the status, by its place in it.
    case migration(MigrationStatus, index: Int)
    /// The ways out, those for the selected line first.
    case repair(MigrationStatus, selected: StatusEntry?)
    /// The status here beside that of another address.
    case comparison(here: String, MigrationStatus, address: String)
    /// The live schema beside the recorded one.
    case drift
    /// What is wrong with the files of a folder; what is known already is shown at once.
    case check(folder: String, known: Check?)
    /// What one applied migration left, by its tag.
    case landing(MigrationStatus, LandingReport, tag: String)
    case log
}

extension Browser {
    mutating func open(_ destination: Destination) -> [Effect] {
        let id = nextScreenID()
        let screen: any BrowserScreen =
            switch destination {
            case .table(let relation, let tab): TableScreen(id: id, relation: relation, tab: tab)
            case .record(let subject): RecordScreen(id: id, subject: subject)
            case .value(let subject): ValueScreen(id: id, subject: subject)
            case .migrations(let project): MigrationsScreen(id: id, project: project)
            case .drift: DriftScreen(id: id)
            case .migration(let status, let index): MigrationScreen(id: id, status: status, index: index)
            case .repair(let status, let selected): RepairScreen(id: id, status: status, selected: selected)
            case .comparison(let here, let status, let address):
                ComparisonScreen(id: id, here: here, status: status, address: address)
            case .check(let folder, let known): CheckScreen(id: id, folder: folder, known: known)
            case .landing(let status, let report, let tag):
                LandingScreen(id: id, status: status, report: report, tag: tag)
            case .log: LogScreen(id: id)
            }
        screens.append(screen)
        typed.forget()
        let requests = front.load(in: context)
        return fulfil(requests)
    }
}
