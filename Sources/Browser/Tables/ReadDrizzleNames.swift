package import Drizzle
package import SQL

/// Which relations the newest snapshot of the project names; the ledger counts as one.
///
/// No server is asked.
package struct ReadDrizzleNames: Question {
    package typealias Answer = Set<QualifiedName>
    package static let isAskedAgain = false

    package let folder: MigrationFolder
    package let ledger: LedgerLocation

    package init(folder: MigrationFolder, ledger: LedgerLocation) {
        (self.folder, self.ledger) = (folder, ledger)
    }
}
