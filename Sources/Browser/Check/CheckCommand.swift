import Terminal

/// What can be done with the findings about the files.
package enum CheckCommand: Command {
    case read, copyPlace, copyChanges

    package var entry: CommandEntry {
        switch self {
        case .read:
            CommandEntry(
                "read", "read", keys: Chord(.enter),
                help: "Shows the finding in full, with the changes that would help.")
        case .copyPlace:
            CommandEntry(
                "copy-place", "copy place", keys: "y", help: "Copies the file and line of the finding.")
        case .copyChanges:
            CommandEntry(
                "copy-diff", "copy diff", keys: "Y", help: "Copies the changes that would help, as a diff.")
        }
    }
}
