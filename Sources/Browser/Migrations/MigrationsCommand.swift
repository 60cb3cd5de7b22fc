import Terminal

/// What can be done on the list of migrations.
package enum MigrationsCommand: Command {
    case read, landed, order, apply, rehearse, watch, ledger, compare, repair, copy

    package var entry: CommandEntry {
        switch self {
        case .read:
            CommandEntry(
                "read", "read", keys: Chord(.enter), help: "Shows the whole file with its ledger row.")
        case .landed:
            CommandEntry(
                "landed", "landed?", keys: "l",
                help: "Looks up whether what the migration should have left is really there.")
        case .order:
            CommandEntry(
                "next-run", "next run", keys: "o", help: "What Drizzle would run next, in its order.")
        case .apply:
            CommandEntry(
                "apply", "apply…", keys: "a",
                help: "What would be applied; nothing runs before the database's name is typed.")
        case .rehearse:
            CommandEntry(
                "rehearse", "rehearse", keys: "d",
                help: "Runs what would be applied in a transaction that is rolled back.")
        case .watch:
            CommandEntry(
                "watch-run", "watch", keys: "w", help: "Who applies migrations now, and what they wait for.")
        case .ledger:
            CommandEntry(
                "ledger", "ledger rows", keys: "L", help: "The rows of the ledger as the server has them.")
        case .compare:
            CommandEntry(
                "compare", "compare…", keys: "=",
                help: "Which migration is where: lays another database beside this one.")
        case .repair:
            CommandEntry(
                "repair", "repair…", keys: "x",
                help: "The ways out, for this line first; nothing runs unasked.")
        case .copy:
            CommandEntry(
                "copy-tag", "copy", keys: "y",
                help: "Copies the name of the migration, or all of the list that fills the screen.")
        }
    }
}
