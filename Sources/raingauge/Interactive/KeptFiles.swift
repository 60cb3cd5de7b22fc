import Browser
import Rows
import SQL

/// What is kept for the next time, as files: what is staged, and how tables are looked at.
@MainActor
struct KeptFiles {
    private let changes: ChangesFile
    private let tables: TablesFile
    private let background: BackgroundThreads

    init(changes: ChangesFile, tables: TablesFile, background: BackgroundThreads) {
        (self.changes, self.tables, self.background) = (changes, tables, background)
    }

    /// There is one list of what is staged.
    enum Staged: Hashable { case all }

    /// Keeps what is staged, or has `say` tell why a crash would lose it.
    func changesKeeper(say: @escaping @MainActor (String) -> Void) -> StateKeeper<Staged, ChangeSet> {
        StateKeeper(background: background) { [changes] state, _ in
            try changes.write(state)
        } complain: { error in
            say("What is staged would not survive a crash: \(error).")
        }
    }

    /// Where that fails, nothing is lost but a convenience.
    func tablesKeeper() -> StateKeeper<QualifiedName, KeptTable> {
        StateKeeper(background: background) { [tables] state, name in
            try tables.write(state, of: name)
        } complain: { _ in
        }
    }
}
