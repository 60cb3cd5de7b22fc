package import Catalog
import Postgres
package import Rows
import Workspace

extension Problem {
    /// What went wrong while something was read: the server's error, or one of ours.
    package init(_ error: any Error) {
        switch error {
        case let error as WorkspaceError: self.init(error)
        case let error as PostgresError: self.init(error)
        case let error as CatalogError: self.init(error)
        case let error as RowsError: self.init(error)
        case let error as FilterRefusal: self.init(error)
        case let error as ChangeRefusal: self.init(error, blockers: [])
        case let error as ImportRefusal: self.init(error)
        case let problem as Problem: self = problem
        default: self.init("Something failed that should not.", detail: "\(error)")
        }
    }

    package init(_ error: CatalogError) {
        switch error {
        case .noSuchRelation: self.init("The relation was dropped.", remedy: "Read the list again.")
        case .noRelation(let name):
            self.init("There is no relation \(name).", remedy: "raingauge tables lists those there are.")
        case .unknownCode(let code, let column):
            self.init(
                "The server's catalog says something that raingauge does not know.",
                detail: "\(column) is “\(code)”", remedy: "A newer raingauge may know it.")
        }
    }

    package init(_ error: RowsError) {
        switch error {
        case .relationIsGone(let name):
            self.init("\(name) was dropped or renamed.", remedy: "Read the list again.")
        case .relationChanged(let name):
            self.init("The columns of \(name) were changed.", remedy: "Open it again.")
        case .rowIsGone: self.init("The row was deleted or moved.", remedy: "Read the page again.")
        case .valueTooLarge(let size):
            self.init(
                "The value has \(size), more than is taken into memory.",
                remedy: "`raingauge rows TABLE --columns NAME --format ndjson --output FILE` exports it.")
        case .noShare:
            self.init("Only all rows in the order of their key can be gone to by a share.")
        case .notSeekable:
            self.init("The rows have no order in which one could be found again.")
        }
    }
}
