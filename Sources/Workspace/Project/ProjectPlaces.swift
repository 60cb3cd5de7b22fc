package import Drizzle

/// Where a project keeps its migrations, and where their ledger is.
struct ProjectPlaces: Sendable {
    /// The full path of the folder.
    let folder: String
    let ledger: LedgerReading

    /// - Throws: ``WorkspaceError/folderNotEvaluated(_:)`` when only running the configuration could tell.
    init(_ configuration: DrizzleConfiguration) throws(WorkspaceError) {
        switch configuration.out {
        case .known(let path, _): folder = path
        case .unknown(let expression): throw .folderNotEvaluated(expression)
        }
        ledger = LedgerReading(configuration.ledgerLocation ?? .standard)
    }
}

extension Workspace {
    /// Where the project has its ledger; `nil` without a project.
    package var ledger: LedgerLocation? {
        if case .found(let configuration) = project { configuration.ledgerLocation ?? .standard } else { nil }
    }
}

extension Workspace {
    /// Where the migrations are, without which there is nothing to ask.
    func places(for purpose: WorkspaceError.Purpose) throws(WorkspaceError) -> ProjectPlaces {
        switch project {
        case .found(let configuration): try ProjectPlaces(configuration)
        case .failed(let error): throw .configuration(error)
        case .none: throw .noConfiguration(for: purpose)
        }
    }
}
