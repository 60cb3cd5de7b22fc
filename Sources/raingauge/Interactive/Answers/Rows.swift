import Browser
import Postgres
import Reports
import Rows
import SQL

extension LoadPage: Answerable {
    static let thread = AnsweringThread.connection

    func answer(from sources: AnswerSources) async throws -> (RowPage, Cost?) {
        try await sources.browse.page(request)
    }
}

extension ReadAhead: Answerable {
    static let thread = LoadPage.thread

    func answer(from sources: AnswerSources) async throws -> (RowPage, Cost?) {
        try await LoadPage(request).answer(from: sources)
    }
}

extension LoadRecord: Answerable {
    static let thread = AnsweringThread.connection

    func answer(from sources: AnswerSources) async throws -> (RowPage, Cost?) {
        try await sources.browse.record(request)
    }
}

extension CountRows: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> (Int64, Cost?) {
        let (count, cost) = try await sources.work.count(CountRequest(source: source))
        guard case .exactly(let rows) = count else { throw Problem("The server sent no count.") }
        return (rows, cost)
    }
}

extension EstimateRows: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> (RowEstimate, Cost?) {
        try await sources.work.estimate(request)
    }
}

extension CountValues: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> (ColumnValues, Cost?) {
        try await sources.work.values(request)
    }
}

extension CountReferrers: Answerable {
    static let thread = AnsweringThread.connection

    func answer(from sources: AnswerSources) async throws -> ([Referrers], Cost?) {
        try await sources.browse.referrers(request)
    }
}

extension GatherRows: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> (GatheredRows, Cost?) {
        try await sources.work.gather(request)
    }
}

extension LoadLabels: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> ([Oid: String], Cost?) {
        try await sources.work.labels(request)
    }
}

extension LoadValue: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> (FullValue, Cost?) {
        let (values, cost) = try await LoadValues([request]).answer(from: sources)
        return (values[0], cost)
    }
}

extension LoadValues: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> ([FullValue], Cost?) {
        let (cells, cost) = try await sources.work.values(requests)
        return (cells.map { FullValue(text: $0.text, cutSize: $0.cutSize) }, cost)
    }
}

extension LoadRowJSON: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> (String, Cost?) {
        try await sources.work.json(request)
    }
}
