import Drizzle

/// Which migration of one folder is where, in several databases.
package struct StatusComparison: Equatable, Sendable {
    /// In the order in which the databases were named.
    package let columns: [Column]
    /// The folder's migrations in run order, then ledger rows without a file, then stray files.
    package let rows: [Row]

    /// One database.
    package struct Column: Equatable, Sendable {
        /// The database's name for people, such as `shop@db1:5432`.
        package let name: String
        package let finding: Finding

        package init(name: String, finding: Finding) { (self.name, self.finding) = (name, finding) }

        package var status: MigrationStatus? {
            if case .status(let status) = finding { status } else { nil }
        }
    }

    package enum Finding: Equatable, Sendable {
        case status(MigrationStatus)
        /// Nothing could be asked there, and why.
        case unreached(String)
    }

    /// One migration, ledger row or stray file, wherever it was found.
    package struct Row: Equatable, Sendable {
        /// What is known of it in each database, in the order of the columns; `nil` where there is no such thing.
        package let cells: [StatusEntry?]

        /// Whether databases that could be asked disagree about it.
        package let isUneven: Bool

        /// Any of the entries, for what all of them have in common.
        package var sample: StatusEntry? { cells.lazy.compactMap(\.self).first }
    }

    /// - Parameter columns: Statuses of one folder; a database that could not be asked has a column too.
    package init(_ columns: [Column]) {
        self.columns = columns
        let asked = columns.indices.filter { columns[$0].status != nil }
        var table = Table(width: columns.count)
        for column in asked { table.add(columns[column].status?.entries ?? [], at: column) }
        rows = table.rows.map { cells in
            let states = Set(asked.map { cells[$0]?.state })
            return Row(cells: cells, isUneven: states.count > 1)
        }
    }

    /// Whether every database could be asked and is in step.
    package var isInStep: Bool { columns.allSatisfy { $0.status?.isInStep ?? false } }
}

/// Puts the entries of several statuses side by side.
private struct Table {
    private let width: Int
    private var places: [Key: Int] = [:]
    private var cells: [(kind: Int, cells: [StatusEntry?])] = []

    init(width: Int) { self.width = width }

    /// Migrations first, then rows, then files; each kind in the order in which it was first met.
    var rows: [[StatusEntry?]] {
        (0..<3).flatMap { kind in cells.filter { $0.kind == kind }.map(\.cells) }
    }

    mutating func add(_ entries: [StatusEntry], at column: Int) {
        var repeats: [Identity: Int] = [:]
        for entry in entries {
            let identity = Identity(entry.subject)
            let key = Key(identity: identity, number: repeats[identity, default: 0])
            repeats[identity, default: 0] += 1
            let place = places[key] ?? cells.count
            if places[key] == nil {
                places[key] = place
                cells.append((identity.kind, Array(repeating: nil, count: width)))
            }
            cells[place].cells[column] = entry
        }
    }

    /// The second of two equal things is another one.
    private struct Key: Hashable {
        let identity: Identity
        let number: Int
    }

    /// By what the same thing is known in another database, where rows have other numbers.
    private enum Identity: Hashable {
        case migration(tag: String)
        case row(name: String?, LedgerRow.CreatedAt, hash: String?)
        case file(String)

        init(_ subject: StatusEntry.Subject) {
            self =
                switch subject {
                case .migration(let migration, _): .migration(tag: migration.tag)
                case .row(let row): .row(name: row.name, row.createdAt, hash: row.hash)
                case .strayFile(let path): .file(path)
                }
        }

        var kind: Int {
            switch self {
            case .migration: 0
            case .row: 1
            case .file: 2
            }
        }
    }
}
