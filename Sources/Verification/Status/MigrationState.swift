/// What has become of a migration or a ledger row; the words are the same everywhere.
package enum MigrationState: String, CaseIterable, Equatable, Sendable, Codable {
    case applied
    case pending
    /// Drizzle will never run it.
    case skipped
    /// The file changed after it was applied.
    case edited
    /// A ledger row without a file.
    case unknown
    /// A second ledger row for the same migration.
    case duplicate
    /// A journal entry without a file.
    case missingFile = "missing file"
    /// SQL that no journal entry names.
    case strayFile = "stray file"
    /// The ledger could not be read, so nobody can say.
    case undecided

    /// The word, such as `missing file`.
    package var word: String { rawValue }

    /// The word behind a number: `1 missing file`, `2 missing files`.
    package func word(for count: Int) -> String {
        switch self {
        case .missingFile, .strayFile: count == 1 ? word : word + "s"
        case .applied, .pending, .skipped, .edited, .unknown, .duplicate, .undecided: word
        }
    }

    /// Whether a person should look at it: everything but applied and pending.
    package var isAlarming: Bool { self != .applied && self != .pending }
}
