import Terminal

/// What can be done with a file that would be imported.
package enum ImportCommand: Command {
    case run, other

    package var entry: CommandEntry {
        switch self {
        case .run:
            CommandEntry(
                "run-import", "import", keys: "a",
                help: "Copies all rows of the file into the table in one transaction, or none of them.")
        case .other:
            CommandEntry(
                "import", "another file", keys: "f",
                help: "Looks at another file, such as `:import orders.csv`.")
        }
    }
}
