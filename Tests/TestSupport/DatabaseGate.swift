/// Lets only so many tests have a database at the same time: hundreds at once would only wait for one another, and take
/// each other's connections away.
actor DatabaseGate {
    static let shared = DatabaseGate(places: 24)

    /// A test that has one already may have more, or two of them could wait for one another for ever.
    @TaskLocal private static var isInside = false

    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    private init(places: Int) { free = places }

    /// Does `work` when it is its turn.
    static func pass<Value>(_ work: () async throws -> Value) async throws -> Value {
        guard !isInside else { return try await work() }
        await shared.enter()
        let outcome: Result<Value, any Error>
        do {
            outcome = .success(try await $isInside.withValue(true) { try await work() })
        } catch {
            outcome = .failure(error)
        }
        await shared.leave()
        return try outcome.get()
    }

    private func enter() async {
        guard free == 0 else {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func leave() {
        guard !waiting.isEmpty else {
            free += 1
            return
        }
        waiting.removeFirst().resume()
    }
}
