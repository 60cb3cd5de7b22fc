package import Drizzle

extension Difference {
    /// What a migration has to do with a difference; the files are called such as `0001_by_hand.sql`.
    package enum Origin: Equatable, Sendable {
        /// The file made it, and no snapshot knows of it.
        case made(by: String)
        /// The file leaves the database as it is, although a snapshot of its own or a later one says otherwise.
        case leftOut(by: String, Era)
        /// The file makes it, and is not applied.
        case pending(String)

        fileprivate var isPending: Bool {
            if case .pending = self { true } else { false }
        }

        package var file: String {
            switch self {
            case .made(let file), .leftOut(let file, _), .pending(let file): file
            }
        }
    }

    package var file: String? { origin?.file }

    /// Whether it is only that a migration has not run yet, which is no harm.
    package var isAwaited: Bool { change == .missing && origin?.isPending == true }

    /// The same, with the migration that is behind it; what one made or makes nobody should be told to drop.
    func coming(from origin: Origin) -> Difference {
        let closing =
            switch origin {
            case .made: Closing(database: [], expectation: closing.expectation)
            case .leftOut:
                Closing(database: change == .extra ? [] : closing.database, expectation: closing.expectation)
            case .pending: Closing(database: [], expectation: [])
            }
        // What is there too early loses nothing, but stops the file that makes it.
        let isTooEarly = origin.isPending && change == .extra
        return Difference(
            subject, change, expected: expected, live: live, harm: isTooEarly ? .brokenQueries : harm,
            closing: closing,
            isCertain: isCertain, origin: origin)
    }
}
