import Browser
import Postgres
import Reports
import Rows
import Workspace

extension ReadImport: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> (ImportPreview, Cost?) {
        (try await sources.work.importPreview(of: file, into: relation), nil)
    }
}

extension RunImport: Answerable {
    static let thread = AnsweringThread.background
    static let mustEnd = true

    func answer(from sources: AnswerSources) async throws -> (ImportReport, Cost?) {
        let pace = Pace()
        let report = try await sources.work.importRows(plan) { event in
            if case .waits = event { return sources.tell(event.words(after: pace.elapsed)) }
            pace.ifDue { sources.tell(event.words(after: $0)) }
        }
        return (report, nil)
    }
}
