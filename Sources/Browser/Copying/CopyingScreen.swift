import Reports
import Terminal

/// A screen that copies: values the page holds only in part are fetched whole first.
protocol CopyingScreen {
    /// What is being put together; `nil` when nothing is.
    var copy: PendingCopy? { get set }
    var fetching: Slot<[FullValue]> { get set }
}

extension CopyingScreen {
    mutating func begin(_ copy: PendingCopy) -> [Request] {
        self.copy = copy
        return continueCopy()
    }

    mutating func receive(_ result: Result<[FullValue], Problem>, for ticket: Ticket) -> [Request] {
        guard fetching.fill(with: result, for: ticket) else { return [] }
        guard let values = fetching.value else {
            copy = nil
            return fetching.problem.map { [.say(Notice($0))] } ?? []
        }
        fetching.clear()
        copy?.complete(with: values)
        return continueCopy()
    }

    /// Asks for the values that are not whole yet; copies when there are none.
    private mutating func continueCopy() -> [Request] {
        guard let copy else { return [] }
        let requests = copy.valueRequests
        guard requests.isEmpty else { return [.run(.loadValues(requests, fetching.ask()))] }
        self.copy = nil
        return copy.requests
    }
}
