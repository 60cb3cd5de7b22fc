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
        /// Another session holds the table at this moment, and nothing limits the wait.
        case waits(for: String)
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
        case .waits(let table):
            "\(tag) would wait on line \(line) for a session that holds \(table) now."
        }
    }
}
