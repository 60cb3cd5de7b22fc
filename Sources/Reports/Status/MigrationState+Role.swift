import Drizzle
package import Terminal
import Verification

extension MigrationState {
    package var role: Role {
        switch self {
        case .applied: .applied
        case .pending: .pending
        case .skipped: .skipped
        case .edited: .edited
        case .unknown: .unknown
        case .duplicate: .duplicate
        case .missingFile: .missing
        case .strayFile: .stray
        case .undecided: .caution
        }
    }

    /// Loud where a person should look, so that colour is not the only sign.
    package var shownWord: String { isAlarming ? word.uppercased() : word }
}

extension StatusEntry {
    /// The state, loud where it alarms, and how much is there of what is not applied.
    package var shownState: String {
        state.isAlarming
            ? stateWords.replacing(state.word, with: state.shownWord, maxReplacements: 1) : stateWords
    }

    /// The name of the file without its ending, or nothing for a ledger row without one.
    package var tag: String? { title }

    /// The file that can be read; `nil` when there is none.
    package var file: String? {
        switch subject {
        case .migration(let migration, _): migration.content == nil ? nil : migration.file
        case .row: nil
        case .strayFile(let path): path
        }
    }
}
