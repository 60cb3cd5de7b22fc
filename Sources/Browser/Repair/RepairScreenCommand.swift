import Terminal

/// What can be done with the ways out of a situation.
package enum RepairScreenCommand: Command {
    case show, apply, copy

    package var entry: CommandEntry {
        switch self {
        case .show:
            CommandEntry(
                "show-plan", "show", keys: Chord(.enter),
                help: "Works the plan out: its SQL, its changes to files, and what follows.")
        case .apply:
            CommandEntry(
                "apply-plan", "apply…", keys: "a",
                help: "Runs the plan that is shown, once the database's name is typed.")
        case .copy:
            CommandEntry("copy-plan", "copy", keys: "y", help: "Copies the SQL or the changes to files.")
        }
    }
}
