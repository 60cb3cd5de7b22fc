import Reports
import Terminal

/// A screen that copies: values the page holds only in part are fetched whole first.
protocol CopyingScreen {
    /// What is being put together; `nil` when nothing is.
    var copy: PendingCopy? { get set }
    var fetching: Slot<LoadValues> { get set }
    /// The row as JSON, which the server writes.
    var rendering: Slot<LoadRowJSON> { get set }
}

extension CopyingScreen {
    mutating func begin(_ copy: PendingCopy) -> [Request] {
        self.copy = copy
        if let request = copy.jsonRequest { return [rendering.ask(LoadRowJSON(request))] }
        return continueCopy()
    }

    /// Copies what the server has written, or says why there is none.
    mutating func take(_ result: Result<String, Problem>) -> [Request] {
        defer { copy = nil }
        rendering.clear()
        switch result {
        case .failure(let problem): return [.say(Notice(problem))]
        case .success(let text): return copy.map { [.run(.copy(text, what: $0.words))] } ?? []
        }
    }

    /// Goes on with the copy, or says why there is none.
    mutating func take(_ result: Result<[FullValue], Problem>) -> [Request] {
        switch result {
        case .failure(let problem):
            copy = nil
            return [.say(Notice(problem))]
        case .success(let values):
            fetching.clear()
            copy?.complete(with: values)
            return continueCopy()
        }
    }

    /// Asks for the values that are not whole yet; copies when there are none.
    private mutating func continueCopy() -> [Request] {
        guard let copy else { return [] }
        let requests = copy.valueRequests
        guard requests.isEmpty else { return [fetching.ask(LoadValues(requests))] }
        self.copy = nil
        return copy.requests
    }
}
