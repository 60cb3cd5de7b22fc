import Dispatch

extension Task where Success == Void, Failure == Never {
    /// Waits for the end, but no longer than `limit`; the task goes on.
    func end(within limit: Duration) async {
        let (endings, end) = AsyncStream<Void>.makeStream()
        Task { [self] in
            await value
            end.finish()
        }
        let seconds = Double(limit.components.seconds) + Double(limit.components.attoseconds) / 1e18
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { end.finish() }
        for await _ in endings {}
    }
}
