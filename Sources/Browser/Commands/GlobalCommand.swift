import Terminal

/// What can be done on every screen.
package enum GlobalCommand: Command {
    case close, back, forward, quit, discard, stop, help, palette, jump, refresh, write, theme, saveCopy,
        mouse
    case suspend, redraw

    package var entry: CommandEntry {
        switch self {
        case .close:
            CommandEntry(
                "close", "close", keys: "q",
                help: "Closes this screen; on the first one, quits. Esc goes back one level, and never quits."
            )
        case .back:
            CommandEntry(
                "back", "back", keys: Chord(.backspace), Chord(.control("o")),
                help: "Back to the rows before they were filtered, or to the screen before, as it was left.")
        case .forward:
            CommandEntry(
                "forward", "forward", keys: Chord(.control("n")),
                help: "To the screen that was gone back from.")
        case .quit: CommandEntry("quit", "quit", keys: "Q", help: "Closes every connection and leaves.")
        case .discard:
            CommandEntry("discard", "discard", help: "Leaves, and drops what is staged.")
        case .write:
            CommandEntry(
                "write", "write",
                help: "Lets this session change rows, or no longer; reading still changes nothing.")
        case .stop:
            CommandEntry(
                "stop", "stop", keys: Chord(.control("c")),
                help: "Stops the running query on the server; twice within a second, quits.")
        case .help:
            CommandEntry(
                "help", "help", keys: "?", Chord(.function(1)),
                help: "Every key of this screen; type to search.")
        case .palette:
            CommandEntry("palette", "command", keys: ":", help: "Every command by name, with completion.")
        case .jump:
            CommandEntry(
                "jump", "jump", keys: Chord(.control("p")), help: "To a table, column or migration by name.")
        case .refresh:
            CommandEntry(
                "refresh", "refresh", keys: "R", Chord(.function(5)),
                help: "Reads again, and says what changed.")
        case .theme: CommandEntry("theme", "theme", help: "Another theme, shown while you choose.")
        case .saveCopy:
            CommandEntry(
                "save-copy", "save copy",
                help: "Writes what was copied last to a private file, which is removed at the end.")
        case .mouse:
            CommandEntry(
                "mouse", "mouse", keys: "M", help: "Mouse on or off; off lets the terminal select text.")
        case .suspend:
            CommandEntry(
                "suspend", "suspend", keys: Chord(.control("z")), help: "Back to the shell; `fg` returns.")
        case .redraw:
            CommandEntry("redraw", "redraw", keys: Chord(.control("l")), help: "Draws the whole screen anew.")
        }
    }
}
