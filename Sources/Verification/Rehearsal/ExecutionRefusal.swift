/// What PostgreSQL refuses in the middle of a run although it can read the statement and the transaction is no matter.
package enum ExecutionRefusal: Equatable, Sendable {
    /// A NUL byte ends the message to the server too early.
    case nulByte
    /// Nobody sends the rows.
    case copyFromStandardInput
    case divisionByZero
    /// The search path names no schema that is there.
    case noSchemaSelected
    /// `SET TRANSACTION` behind the first query of the transaction.
    case lateIsolationLevel
    case preparedTransactionsDisabled
    case statementTimeout
    /// Another session holds the table at this moment.
    case lockTimeout(table: String)
    /// Code that fails whatever happens.
    case raises(RaisedException)
    case sessionEnds
    case readOnly(command: String)
    /// The schema of the ledger, which cannot go without it.
    case schemaInUse(String)
    case setting(SettingRefusal)
}

extension ExecutionRefusal {
    /// PostgreSQL's own message, in English.
    var serverWords: String {
        switch self {
        case .nulByte: "invalid message format"
        case .copyFromStandardInput: "COPY from stdin failed: No source stream defined"
        case .divisionByZero: "division by zero"
        case .noSchemaSelected: "no schema has been selected to create in"
        case .lateIsolationLevel: "SET TRANSACTION ISOLATION LEVEL must be called before any query"
        case .preparedTransactionsDisabled: "prepared transactions are disabled"
        case .statementTimeout: "canceling statement due to statement timeout"
        case .lockTimeout: "canceling statement due to lock timeout"
        case .raises(let exception): exception.message
        case .sessionEnds: "terminating connection due to administrator command"
        case .readOnly(let command): "cannot execute \(command) in a read-only transaction"
        case .schemaInUse(let schema):
            "cannot drop schema \(schema) because other objects depend on it"
        case .setting(let refusal): refusal.serverWords
        }
    }

    /// - Source: PostgreSQL's errcodes.txt, and recorded runs.
    var sqlState: String {
        switch self {
        case .nulByte: "08P01"
        case .copyFromStandardInput, .statementTimeout: "57014"
        case .divisionByZero: "22012"
        case .noSchemaSelected: "3F000"
        case .lateIsolationLevel: "25001"
        case .preparedTransactionsDisabled: "55000"
        case .lockTimeout: "55P03"
        case .raises(let exception): exception.sqlState
        case .sessionEnds: "57P01"
        case .readOnly: "25006"
        case .schemaInUse: "2BP01"
        case .setting(let refusal): refusal.sqlState
        }
    }

    /// What of ours explains it; empty where the server's words are enough.
    var reason: String {
        switch self {
        case .nulByte: "The file holds a NUL byte; it may be UTF-16."
        case .copyFromStandardInput: "The rows behind COPY are psql's business; Drizzle sends none."
        case .divisionByZero, .preparedTransactionsDisabled: ""
        case .noSchemaSelected: "The search path names no schema that is there."
        case .lateIsolationLevel: "Drizzle runs all that is pending in one transaction."
        case .statementTimeout: "It sleeps for longer than statement_timeout lets it."
        case .lockTimeout(let table): "Another session holds \(table) now."
        case .raises: "The code says so whatever happens."
        case .sessionEnds: "The statement ends its own session."
        case .readOnly: "The run itself has made the transaction read-only."
        case .schemaInUse: "Drizzle's own ledger is in it."
        case .setting(let refusal): refusal.reason
        }
    }

    /// What to do about it.
    var remedy: String {
        switch self {
        case .nulByte: "Save the file as UTF-8."
        case .copyFromStandardInput: "Write the rows as INSERT, or load them outside of the migrations."
        case .divisionByZero: "Correct the statement."
        case .noSchemaSelected: "Write the schema before the name, or leave the search path alone."
        case .lateIsolationLevel: "Leave the statement out: it holds for the whole run only at its beginning."
        case .preparedTransactionsDisabled: "Leave PREPARE TRANSACTION out of the migration."
        case .statementTimeout: "Give the run a longer statement_timeout."
        case .lockTimeout: "Run it when the other session is done, or give it a longer lock_timeout."
        case .raises, .sessionEnds, .readOnly: "Leave the statement out of the migration."
        case .schemaInUse: "Leave the ledger's schema alone in migrations."
        case .setting: "Leave the SET out of the migration, or correct it."
        }
    }
}
