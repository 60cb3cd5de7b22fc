import Browser
import Postgres

/// A question that the program can answer.
protocol Answerable: Question {
    static var thread: AnsweringThread { get }
    /// Whether leaving in the middle of it would leave something half done.
    static var mustEnd: Bool { get }

    /// Asks the server, or reads a file.
    ///
    /// - Parameter sources: The connections and the project.
    /// - Returns: The answer, and what it took on the wire; no cost when no server was asked.
    /// - Throws: Why there is no answer; the screen shows it as a ``Problem``.
    func answer(from sources: AnswerSources) async throws -> (Answer, Cost?)
}

extension Answerable {
    static var mustEnd: Bool { false }
}

/// Where a question is answered.
enum AnsweringThread: Sendable {
    /// The browsing connection's own: for one short round trip, since to wake another thread would take longer.
    case connection
    case background
}
