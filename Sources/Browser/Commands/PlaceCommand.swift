/// The places that one key leads to from every screen, unless the key means something else there.
package enum PlaceCommand: Command {
    case tables, migrations, check, drift

    package var entry: CommandEntry {
        switch self {
        case .tables: CommandEntry("tables", "tables", keys: "T", help: "The tables of the database.")
        case .migrations:
            CommandEntry("migrations", "migrations", keys: "m", help: "Where the Drizzle migrations stand.")
        case .check:
            CommandEntry("check", "check", keys: "C", help: "What is wrong with the files themselves.")
        case .drift:
            CommandEntry(
                "drift", "drift", keys: "D",
                help: "Whether the database still has the schema that the migrations recorded.")
        }
    }
}
