import Drizzle

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
        /// A trigger on the ledger, which runs for each migration's row.
        case trigger(String, table: String)
        /// Another session holds the table at this moment, and nothing limits the wait.
        case waits(for: String)
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
        case .trigger(let name, let table):
            "Each row in \(table) runs the trigger \(name), and what that does only running it tells."
        case .waits(let table):
            "\(tag) would wait on line \(line) for a session that holds \(table) now."
        }
    }
}
