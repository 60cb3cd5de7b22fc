import SQL
import Terminal
package import Verification

extension Problem {
    /// Why a migration stays in its folder.
    package init(_ obstacle: DropObstacle) {
        switch obstacle {
        case .nothingPending: self.init("Every migration of the folder is applied, so none is to be dropped.")
        case .unknownMigration(let name): self.init("There is no migration \(name.visible).")
        case .applied(let tag):
            self.init(
                "\(tag.visible) is applied here, so its files stay.",
                remedy: "Undo it first: raingauge rollback \(tag.shellWord) writes the SQL for that.")
        case .undecided(let tag):
            self.init("The ledger cannot be read, so \(tag.visible) may be applied; its files stay.")
        case .mixedLayouts:
            self.init(
                "The folder has both layouts, so nothing says which files belong to a migration.",
                remedy: "Let drizzle-kit up finish first.")
        case .unreadable(let path, let reason):
            self.init("\(path.visible) cannot be read, so nothing is dropped.", detail: reason)
        case .neededByLater(let tag, let others):
            self.init(
                "The snapshot of \(others.listed) builds on \(tag.visible) and cannot do without it.",
                remedy: "Drop the later one first.")
        }
    }
}
