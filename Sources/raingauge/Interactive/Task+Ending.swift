import Dispatch

extension Task where Success == Void, Failure == Never {
    /// Waits for the end, but no longer than `limit`; the task goes on.
    func end(within limit: DispatchTimeInterval) async {
        let (endings, end) = AsyncStream<Void>.makeStream()
        Task { [self] in
            await value
            end.finish()
        }
        DispatchQueue.global().asyncAfter(deadline: .now() + limit) { end.finish() }
        for await _ in endings {}
    }
}
