/// Why the server does not take the row that Drizzle writes into the ledger behind a migration.
package enum RowRefusal: Equatable, Sendable {
    /// The name of a folder gives no time.
    case noTime(type: String)
    case value(String, type: String)
    case outOfRange(String, type: String)
    case timeOutOfRange(String, type: String)
    case tooLong(type: String)
    /// The journal has no `when`, so that a value is missing between the commas.
    case valueMissing
    case null(column: String, table: String)
    /// Another row has these values already.
    case twice([String])
    case materializedView(String)
    case view(String)
    /// A migration has dropped or renamed the table.
    case gone(String)
    case columnGone(String, table: String)
    /// A trigger that somebody put on the ledger always refuses.
    case trigger(String, RaisedException)
    /// A migration has made the transaction read-only.
    case readOnly
}

extension RowRefusal {
    /// PostgreSQL's own message, in English.
    var serverWords: String {
        switch self {
        case .noTime(let type): "invalid input syntax for type \(type): \"NaN\""
        case .value(let text, let type): "invalid input syntax for type \(type): \"\(text)\""
        case .outOfRange(let text, let type): "value \"\(text)\" is out of range for type \(type)"
        case .timeOutOfRange(let text, let type): "\(type) out of range: \"\(text)\""
        case .tooLong(let type): "value too long for type \(type)"
        case .valueMissing: "syntax error at or near \")\""
        case .null(let column, let table):
            "null value in column \"\(column)\" of relation \"\(table)\" violates not-null constraint"
        case .twice: "duplicate key value violates unique constraint"
        case .materializedView(let name): "cannot change materialized view \"\(name)\""
        case .view(let name): "cannot insert into view \"\(name)\""
        case .gone(let name): "relation \"\(name)\" does not exist"
        case .columnGone(let column, let table):
            "column \"\(column)\" of relation \"\(table)\" does not exist"
        case .trigger(_, let raise): raise.message
        case .readOnly: "cannot execute INSERT in a read-only transaction"
        }
    }

    /// - Source: PostgreSQL's errcodes.txt, and recorded runs.
    var sqlState: String {
        switch self {
        case .noTime, .value: "22P02"
        case .outOfRange: "22003"
        case .timeOutOfRange: "22008"
        case .tooLong: "22001"
        case .valueMissing: "42601"
        case .null: "23502"
        case .twice: "23505"
        case .materializedView: "42809"
        case .view: "55000"
        case .gone: "42P01"
        case .columnGone: "42703"
        case .trigger(_, let raise): raise.sqlState
        case .readOnly: "25006"
        }
    }

    /// What of ours explains it.
    var reason: String {
        switch self {
        case .noTime: "The folder's name does not begin with a time."
        case .value, .outOfRange, .timeOutOfRange: "Drizzle writes it as created_at."
        case .tooLong: "Drizzle writes a hash of 64 letters."
        case .valueMissing: "The journal has no `when` for it."
        case .null: "Drizzle says nothing of this column."
        case .twice(let columns): "Another row has the same \(columns.joined(separator: ", "))."
        case .materializedView, .view: "The ledger is no table."
        case .gone: "A migration of this run takes the ledger away."
        case .columnGone: "A migration of this run takes the column away."
        case .trigger(let name, _): "The trigger \(name) on the ledger says so."
        case .readOnly: "A migration of this run has made the transaction read-only."
        }
    }

    /// What to do about it.
    var remedy: String {
        switch self {
        case .noTime: "Rename the folder so that it begins with fourteen digits: year to second."
        case .value, .outOfRange, .timeOutOfRange, .valueMissing:
            "Give the entry a `when` in whole milliseconds, and the ledger a created_at of type bigint."
        case .tooLong: "Make the ledger's column hash a text."
        case .null(let column, _): "Give the ledger's column \(column) a default, or drop it."
        case .twice: "Drop the unique index from the ledger, or delete the other row."
        case .materializedView, .view: "Name a table in the configuration, or let Drizzle make its own."
        case .gone, .columnGone: "Leave the ledger alone in migrations."
        case .trigger(let name, _): "Drop or disable the trigger \(name)."
        case .readOnly: "Leave the statement out of the migration."
        }
    }
}
