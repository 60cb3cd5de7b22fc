import ArgumentParser
import Drizzle

/// Which ledger is meant, where it is not the one of the configuration.
struct LedgerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The ledger, as schema.table, instead of the configuration's.", valueName: "ledger"))
    var ledger: LedgerLocation?
}

extension LedgerLocation: ExpressibleByArgument {
    /// The schema, a dot and the table, as they are in the catalog.
    package init?(argument: String) {
        guard let dot = argument.firstIndex(of: "."),
            case let table = argument[argument.index(after: dot)...],
            dot > argument.startIndex, !table.isEmpty
        else { return nil }
        self.init(schema: String(argument[..<dot]), table: String(table))
    }
}
