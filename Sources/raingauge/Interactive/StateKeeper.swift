/// Keeps states of things away from the main queue: of each the newest, while one is being written none of those in between.
@MainActor
final class StateKeeper<Key: Hashable & Sendable, State: Sendable> {
    private let background: BackgroundThreads
    private let write: @Sendable (State, Key) throws -> Void
    private let complain: @MainActor (any Error) -> Void
    /// In the order in which they were wanted first.
    private var wanted: [(key: Key, state: State)] = []
    private var writing: Task<Void, Never>?

    /// - Parameters:
    ///   - background: Where it is written, one state after the other.
    ///   - write: Writes a state.
    ///   - complain: Told why one cannot be kept.
    init(
        background: BackgroundThreads, write: @escaping @Sendable (State, Key) throws -> Void,
        complain: @escaping @MainActor (any Error) -> Void
    ) {
        (self.background, self.write, self.complain) = (background, write, complain)
    }

    /// Keeps how a thing is now.
    func keep(_ state: State, of key: Key) {
        wanted.removeAll { $0.key == key }
        wanted.append((key, state))
        guard writing == nil else { return }
        writing = Task<Void, Never>(executorPreference: background) { [write, weak self] in
            while let (key, state) = await self?.next() {
                do { try write(state, key) } catch { await self?.complain(error) }
            }
        }
    }

    /// Waits until all of it is written.
    func finish() async {
        while let writing { await writing.value }
    }

    private func next() -> (Key, State)? {
        guard !wanted.isEmpty else {
            writing = nil
            return nil
        }
        let first = wanted.removeFirst()
        return (first.key, first.state)
    }
}
