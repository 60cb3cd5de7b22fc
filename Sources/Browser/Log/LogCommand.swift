import Terminal

/// What can be done where the debug log is shown.
package enum LogCommand: Command {
    case copy

    package var entry: CommandEntry {
        switch self {
        case .copy: CommandEntry("copy-log", "copy", keys: "y", help: "Copies what is shown.")
        }
    }
}
