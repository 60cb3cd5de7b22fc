import Drizzle

extension NextRun.Obstacle {
    /// What stands in the way, in one sentence.
    package var sentence: String {
        switch self {
        case .folderMissing(let path): "There is no folder \(path)."
        case .folder(let problem): problem.sentence
        case .ledgerUnreadable(let location, .noPrivilege(let message)):
            "The ledger \(location) cannot be read: \(message)."
        case .ledgerUnreadable(let location, .failed(let message)):
            "The ledger \(location) cannot be read: \(message)."
        case .upgradeFails(let ids):
            "Drizzle 1.0 cannot upgrade the ledger: \(Self.rows(ids)) no migration in the folder."
        case .refusedAtStart(let message, let sqlState):
            "PostgreSQL refuses what the migrator begins with: \(message) (\(sqlState))."
        }
    }

    /// What to do about it.
    package var remedy: String {
        switch self {
        case .folderMissing: "Check `out` in the configuration, or run `drizzle-kit generate`."
        case .folder(let problem): problem.remedy
        case .ledgerUnreadable(let location, .noPrivilege):
            "Connect as its owner, or grant USAGE on schema \(location.schema) and SELECT on the table."
        case .ledgerUnreadable: "Read again once the server answers."
        case .upgradeFails:
            "Bring the missing migrations back, or delete those rows once you know what they are."
        case .refusedAtStart(_, "42501"):
            "Run it as the owner of the ledger, or grant CREATE on the database and on the ledger's schema."
        case .refusedAtStart(_, "25006"):
            "Run it on the primary, over a connection that may write."
        case .refusedAtStart(_, "42703"), .refusedAtStart(_, "42809"):
            "Give the ledger the columns that Drizzle makes, or name another table in the configuration."
        case .refusedAtStart: "Name another schema or table in the configuration."
        }
    }

    private static func rows(_ ids: [Int64?]) -> String {
        let numbers = ids.map { $0.map(String.init) ?? "without id" }.joined(separator: ", ")
        return ids.count == 1 ? "row \(numbers) matches" : "rows \(numbers) match"
    }
}

extension NextRun.Warning {
    /// What a person should know, in one sentence.
    package var sentence: String {
        switch self {
        case .everythingPending(let id):
            "Ledger row \(Self.number(id)) has no created_at, so Drizzle takes everything as pending and runs it again."
        case .ledgerElsewhere(let configured, let found):
            "There is no \(configured), but \(Self.list(found)): Drizzle would start over with a new table."
        case .severalLedgers(let locations):
            "There are several ledgers (\(Self.list(locations))): check that every tool uses the first."
        case .ledgerOfOthers(let location, let count):
            "No row of \(location) belongs to this folder: \(count == 1 ? "its row is" : "its \(count) rows are") of another project, or of files that were all written anew."
        case .futureTime(let tag, let when):
            "\(tag) has a time that has not come yet (\(when)): once applied, Drizzle skips whatever is generated before."
        case .futureRow(let id, let when):
            "Ledger row \(Self.number(id)) has a time that has not come yet (\(when)): Drizzle skips whatever is older."
        case .sameTime(let tag, let other):
            "\(tag) has the time of \(other): where that one is applied alone, Drizzle will never run \(tag)."
        case .outOfOrder(let tag, let other):
            "\(tag) is older than \(other) before it: where that one is applied alone, Drizzle will never run \(tag)."
        case .ledgerIsNewer:
            "The ledger was written by Drizzle 1.0 and the folder is of 0.x: rows that 0.x adds have no name, and 1.0 would run them again."
        case .ledgerWillBeUpgraded: "The ledger is of Drizzle 0.x: the next run upgrades it first."
        case .rowsWithoutName(let count):
            "\(count) ledger \(count == 1 ? "row has" : "rows have") no name and \(count == 1 ? "does" : "do") not count for Drizzle 1.0."
        case .cannotCreateSchemas(let role, let database):
            "Drizzle would stop as \(role): it begins with CREATE SCHEMA, for which the role lacks CREATE on database \(database)."
        case .standby: "This server is a standby: Drizzle has to run on the primary."
        case .mixedLayouts:
            "The folder holds a journal beside folders of Drizzle 1.0: 0.x sees only the journal, 1.0 refuses to run."
        case .endsTransaction(let command) where command.isRollback:
            "\(command.tag) undoes what the run has done so far (\(command.command), line \(command.line)), and Drizzle goes on as if it had not: that SQL is lost, although the run ends well."
        case .unforetold(let statements):
            statements.prefix(1).map(\.sentence).joined()
                + (statements.count > 1 ? " The same goes for \(statements.count - 1) more." : "")
        case .repeats(let names):
            "The run loses ledger rows on its way: the one after it runs \(names.joined(separator: ", ")) again."
        case .endsTransaction(let command):
            "\(command.tag) ends Drizzle's transaction (\(command.command), line \(command.line)): what ran before it stays, whatever fails later, and the ledger's row may be missing."
        }
    }

    /// For a headline under which the whole sentence stands.
    var inBrief: String? {
        guard case .ledgerOfOthers(let location, _) = self else { return nil }
        return "no row of \(location) is this folder's"
    }

    /// What to do about it, where that is more than what the sentence says.
    package var remedy: String? {
        switch self {
        case .ledgerElsewhere(_, let found):
            found.first.map { place in
                "If \(found.count == 1 ? "it" : "one of them") is this project's, name it in the configuration, as in \(place.setting), or look at it with --ledger \(place)."
            }
        case .ledgerOfOthers(let location, _):
            "Where several projects share a database, give each a ledger of its own, as in migrations: { table: '\(location.table)_2' }; where the folder is the wrong one, mend `out` or name the configuration with --config."
        case .everythingPending, .severalLedgers, .futureTime, .futureRow, .sameTime, .outOfOrder,
            .ledgerIsNewer,
            .ledgerWillBeUpgraded, .rowsWithoutName, .cannotCreateSchemas, .standby, .mixedLayouts,
            .endsTransaction, .unforetold, .repeats:
            nil
        }
    }

    private static func number(_ id: Int64?) -> String { id.map(String.init) ?? "without id" }

    private static func list(_ locations: [LedgerLocation]) -> String {
        locations.map(\.description).joined(separator: ", ")
    }
}

extension LedgerLocation {
    /// As it is written in the configuration; what is as by default is left out.
    fileprivate var setting: String {
        let standard = LedgerLocation.standard
        let parts = [
            schema == standard.schema ? nil : "schema: '\(schema)'",
            table == standard.table ? nil : "table: '\(table)'",
        ].compactMap(\.self)
        return parts.isEmpty ? "no `migrations` at all" : "migrations: { \(parts.joined(separator: ", ")) }"
    }
}
