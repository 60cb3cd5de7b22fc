import Browser
import Postgres
import Reports

extension ReadLog: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> ([String], Cost?) {
        guard let log = sources.log else {
            throw Problem("No log is kept.", remedy: "Start with --log FILE, or set RAINGAUGE_LOG.")
        }
        return (log.recent, nil)
    }
}
