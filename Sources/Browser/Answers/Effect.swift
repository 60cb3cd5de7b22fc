import Catalog
package import Drizzle
package import Rows
package import SQL
package import Verification

/// Something the browser wants done outside of it.
///
/// Data, so that tests compare it and the runner can cancel it.
///
/// Whatever carries a ticket comes back as ``Event/answered(_:ticket:cost:)`` with the same ticket. An effect for
/// a place ends the one that is still running for it.
package enum Effect: Equatable, Sendable {
    /// The table list and, inside a Drizzle project, where its migrations stand. One round trip.
    case loadOverview(includingSystem: Bool, Ticket)
    /// What every table takes on the disk. One round trip.
    case loadSizes(includingSystem: Bool, Ticket)
    /// Reads which relations the newest snapshot of the project names; the ledger counts as one.
    case readDrizzleNames(MigrationFolder, ledger: LedgerLocation, Ticket)
    /// Everything about one relation but its rows. One round trip.
    case loadStructure(Oid, Ticket)
    /// What `ANALYZE` found out about the columns of one relation. One round trip.
    case loadStatistics(Oid, Ticket)
    /// What the relation is and its first page. One round trip.
    case openTable(OpenRequest, Ticket)
    case loadPage(RowRequest, Ticket)
    /// Counts exactly; may take as long as it likes, `cancel` ends it.
    case countRows(RowSource, Ticket)
    case loadRecord(RecordRequest, Ticket)
    case loadValue(ValueRequest, Ticket)
    /// Several values of one row. One round trip.
    case loadValues([ValueRequest], Ticket)
    /// Reads and colours a migration's file.
    case readMigration(path: String, Ticket)
    /// Reads what repair plans need besides the status; no server is asked.
    case readRepairMaterial(MigrationStatus, Ticket)
    /// Runs a plan: the only effect that changes anything, once a person has typed the database's name.
    case repair(RepairPlan, Ticket)
    /// Where the project's migrations stand in the database of another address.
    case loadStatus(address: String, Ticket)
    /// Reads every file of a folder of migrations and judges it; no server is asked.
    case checkFiles(folder: String, Ticket)
    /// Looks up what every applied migration should have left. One round trip.
    case lookUpLanding(MigrationStatus, Ticket)
    case cancel(Place)
    case reconnect
    case stopConnecting
    case copy(String, what: String)
    case useTheme(String)
    case useMouse(Bool)
    case redraw
    case suspend
    case quit
}

extension Effect {
    /// The ticket that the answer shows; `nil` for what has no answer.
    package var ticket: Ticket? {
        switch self {
        case .loadOverview(_, let ticket), .loadSizes(_, let ticket), .readDrizzleNames(_, _, let ticket),
            .loadStructure(_, let ticket), .loadStatistics(_, let ticket),
            .openTable(_, let ticket), .loadPage(_, let ticket), .countRows(_, let ticket),
            .loadRecord(_, let ticket), .loadValue(_, let ticket), .loadValues(_, let ticket),
            .readMigration(_, let ticket), .checkFiles(_, let ticket), .lookUpLanding(_, let ticket),
            .readRepairMaterial(_, let ticket), .repair(_, let ticket), .loadStatus(_, let ticket):
            ticket
        case .cancel, .reconnect, .stopConnecting, .copy, .useTheme, .useMouse, .redraw, .suspend, .quit: nil
        }
    }
}
