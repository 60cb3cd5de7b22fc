import Drizzle

/// Where a project keeps its migrations, and where their ledger is.
struct ProjectPlaces: Sendable {
    /// The full path of the folder.
    let folder: String
    let ledger: LedgerReading

    /// - Throws: ``WorkspaceError/folderNotEvaluated(_:)`` when only running the configuration could tell.
    init(_ configuration: DrizzleConfiguration, ledger: LedgerLocation) throws(WorkspaceError) {
        switch configuration.out {
        case .known(let path, _): folder = path
        case .unknown(let expression): throw .folderNotEvaluated(expression)
        }
        self.ledger = LedgerReading(ledger)
    }
}

extension Workspace {
    /// Where the migrations are, without which there is nothing to ask.
    func places(for purpose: WorkspaceError.Purpose) throws(WorkspaceError) -> ProjectPlaces {
        switch project {
        case .found(let configuration):
            return try ProjectPlaces(
                configuration, ledger: try purpose == .check ? .standard : ledger(of: configuration))
        case .failed(let error): throw .configuration(error)
        case .none: throw .noConfiguration(for: purpose)
        }
    }

    private func ledger(
        of configuration: DrizzleConfiguration
    ) throws(WorkspaceError) -> LedgerLocation {
        if let ledger { return ledger }
        for setting in [configuration.migrationsSchema, configuration.migrationsTable] {
            if case .unknown(let expression) = setting { throw .ledgerNotEvaluated(expression) }
        }
        return .standard
    }
}
