extension SnapshotState {
    /// The state after a snapshot, with the differences of others besides.
    ///
    /// - Throws: ``SnapshotError``; ``SnapshotError/brokenChain(path:_:)`` where the chain has no base or two.
    static func reading(_ path: String, and others: [String]) throws(SnapshotError) -> SnapshotState {
        var state: SnapshotState?
        for file in try DeltaChain(besides: path).files(to: path, and: others) {
            switch (try DeltaDocument.reading(file), state) {
            case (.base(let entities), nil): state = SnapshotState(base: entities)
            case (.base, .some): throw .brokenChain(path: file, .secondBase)
            case (.differences, nil): throw .brokenChain(path: file, .withoutBase)
            case (.differences(let deltas), .some(var next)):
                try next.apply(deltas, of: file)
                state = next
            }
        }
        return state ?? SnapshotState()
    }

    private mutating func apply(_ deltas: [SnapshotDelta], of file: String) throws(SnapshotError) {
        for delta in deltas {
            do { try apply(delta) } catch { throw .brokenChain(path: file, .clash(error.key.text)) }
        }
    }
}
