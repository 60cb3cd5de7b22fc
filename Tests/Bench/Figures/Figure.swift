/// One of the figures that must be reached.
protocol Figure: Sendable {
    /// What `--only` calls it.
    var name: String { get }

    /// Measures it beside psql, turn by turn.
    func measure(at bench: Workbench) async throws -> [Finding]
}

/// Every figure, in the order of the table.
enum Figures {
    static let all: [any Figure] = [
        ColdStart.hundredTables, ColdStart.tenThousandTables, TrustedStart(), FirstScreen(),
        KeyToScreen.opening, KeyToScreen.wide, KeyToScreen.partitions, TurningPages(), ListingTables(),
        RoundTrips(), Pages.bigint, Pages.uuid, Pages.noKey, ArrangedPages(), HugeCells(), CursorDown(),
        Idleness(), PagingMemory(), Export(), Commits(), FolderCheck(), Reviewing(), Status(), Landed(),
        Applying(), Rehearsing(),
        DriftOfManyTables(),
    ]
}
