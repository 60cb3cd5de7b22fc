package import Drizzle

/// A statement of which neither its text nor the catalog says how it ends.
package struct Unforetold: Equatable, Sendable {
    package let tag: String
    package let file: String
    /// From 1.
    package let line: Int
    /// The statement in short, such as `DO`.
    package let statement: String
    package let cause: Cause

    package enum Cause: Equatable, Sendable {
        /// Code, of which only running it tells.
        case code
        /// A function that somebody made.
        case function(String)
        /// Somebody's own code that runs where the rows of a table are written.
        case tableCode(TableCode, table: String)
        /// A trigger on the ledger, which runs for each migration's row.
        case trigger(String, table: String)
        /// Another session holds the table at this moment, and nothing limits the wait.
        case waits(for: String)
        /// Nobody holds the table now, and the session would not wait for longer than this.
        case mayWait(for: String, Duration)
    }

    var isOfLimit: Bool { if case .mayWait = cause { true } else { false } }

    /// Whether other sessions decide, and not what the statement does.
    var isAboutLocks: Bool {
        switch cause {
        case .waits, .mayWait: true
        case .code, .function, .tableCode, .trigger: false
        }
    }

    /// The ledger's own, at the first row that is written.
    init(trigger: LedgerForm.Trigger, on table: String, ofRow tag: String, file: String) {
        (self.tag, self.file, line, statement) = (tag, file, 1, "INSERT")
        cause = .trigger(trigger.name, table: table)
    }

    init(_ place: Rehearsal.Place, _ cause: Cause) {
        (tag, file, line, statement) = (place.tag, place.file, place.line, place.statement)
        self.cause = cause
    }
}

extension Unforetold {
    /// In one sentence.
    package var sentence: String {
        switch cause {
        case .code:
            "What \(statement) in \(tag) does (line \(line)) only running it tells: nothing is foretold of it."
        case .function(let name):
            "\(statement) in \(tag) calls \(name)() (line \(line)), and what that does only running it tells."
        case .tableCode(let code, let table):
            "\(statement) in \(tag) sets off \(code.words) of \(table) (line \(line)), and what that does only running it tells."
        case .trigger(let name, let table):
            "Each row in \(table) runs the trigger \(name), and what that does only running it tells."
        case .waits(let table):
            "\(tag) would wait on line \(line) for a session that holds \(table) now."
        case .mayWait(let table, let limit):
            "\(tag) stops on line \(line) (55P03) where another session then holds \(table) for longer than lock_timeout, \(limit.inMilliseconds) ms; nobody does now."
        }
    }
}

extension TableCode {
    /// Such as `the trigger stamp`.
    fileprivate var words: String {
        switch kind {
        case .trigger, .check, .index, .policy: "the \(kind.rawValue) \(name)"
        case .column: "the default of column \(name)"
        case .definition: "\(name)() in the definition"
        }
    }
}
