import Browser
import Postgres

/// A question that the program can answer.
protocol Answerable: Question {
    static var thread: AnsweringThread { get }

    /// Asks the server, or reads a file.
    ///
    /// - Parameter sources: The connections and the project.
    /// - Returns: The answer, and what it took on the wire; no cost when no server was asked.
    /// - Throws: Why there is no answer; the screen shows it as a ``Problem``.
    func answer(from sources: AnswerSources) async throws -> (Answer, Cost?)
}

/// Where a question is answered.
enum AnsweringThread: Sendable {
    /// The browsing connection's own: for one short round trip, since to wake another thread would take longer.
    case connection
    case background
}

/// Every kind of question that a screen can ask.
enum AnswerableQuestions {
    /// A new one is added here.
    ///
    /// A list, because to look a conformance up at run time would cost a start more than all the rest of it.
    static let all: [any Answerable.Type] = [
        LoadOverview.self, LoadSizes.self, ReadDrizzleNames.self,
        LoadStructure.self, LoadStatistics.self, OpenTable.self, LoadPage.self, CountRows.self,
        LoadRecord.self, LoadValue.self, LoadValues.self,
        ReadMigration.self, CheckFiles.self, LookUpLanding.self, LoadStatus.self, LoadDrift.self,
        ReadRepairMaterial.self, RunRepair.self, ReadLog.self,
    ]

    /// The question as what can be answered.
    ///
    /// - Precondition: Its kind is one of ``all``.
    static func answerable(_ question: AnyQuestion) -> any Answerable {
        guard let answerable = all.lazy.compactMap({ $0.from(question) }).first else {
            preconditionFailure("\(question.value) is not among the questions that can be answered")
        }
        return answerable
    }
}

extension Answerable {
    fileprivate static func from(_ question: AnyQuestion) -> (any Answerable)? { question.value as? Self }
}
