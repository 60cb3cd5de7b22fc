import Terminal

/// What can be done with one value.
package enum ValueCommand: Command {
    case copy, copyPart, fold, foldAll, unfoldAll, plain, share, more

    package var entry: CommandEntry {
        switch self {
        case .copy: CommandEntry("copy-value", "copy", keys: "y", help: "Copies the whole value.")
        case .copyPart:
            CommandEntry(
                "copy-part", "copy part", keys: "Y", help: "Copies the part that the line belongs to.")
        case .fold:
            CommandEntry(
                "fold", "fold", keys: "za", Chord(.enter), help: "Folds or unfolds what the line holds.")
        case .foldAll:
            CommandEntry(
                "fold-all", "fold all", keys: "zM", help: "Folds everything inside the outermost part.")
        case .unfoldAll: CommandEntry("unfold-all", "unfold all", keys: "zR", help: "Unfolds everything.")
        case .plain:
            CommandEntry("plain", "plain text", keys: "t", help: "As the server wrote it, or laid out again.")
        case .share:
            CommandEntry("go-to-share", "go to %", keys: "%", help: "Goes to a share of the value: `60%`.")
        case .more:
            CommandEntry(
                "more-value", "more", keys: "+",
                help: "Reads more of a value of which only the beginning is here.")
        }
    }
}
