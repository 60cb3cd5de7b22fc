package import Catalog
package import Reports
package import Rows
package import SQL
package import Verification

/// What came back for an ``Effect`` with a ticket.
package enum Answer: Equatable, Sendable {
    case overview(Result<Overview, Problem>)
    case sizes(Result<RelationSizes, Problem>)
    case drizzleNames(Result<Set<QualifiedName>, Problem>)
    case structure(Result<Structure, Problem>)
    case statistics(Result<[ColumnStatistics], Problem>)
    case opening(Result<TableOpening, Problem>)
    case page(Result<RowPage, Problem>)
    case count(Result<Int64, Problem>)
    case record(Result<RowPage, Problem>)
    case value(Result<FullValue, Problem>)
    case values(Result<[FullValue], Problem>)
    case text(Result<MigrationText, Problem>)
    case repairMaterial(Result<RepairMaterial, Problem>)
    case repair(Result<RepairReport, Problem>)
    case status(Result<ComparedStatus, Problem>)
    case drift(Result<Drift, Problem>)
    case check(Result<Check, Problem>)
    case landing(Result<LandingReport, Problem>)
}
