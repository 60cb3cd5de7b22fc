import Drizzle

extension ApplyFailure {
    /// Where it stopped and what stays, in one or two sentences.
    package var sentence: String { "\(place.sentence) \(kept.sentence)" }
}

extension ApplyFailure.Place {
    fileprivate var sentence: String {
        switch self {
        case .beginning(let location): "The ledger \(location) could not be made ready."
        case .piece(let tag, _, _, let source, let statement):
            "\(tag) was stopped at line \(source.line): \(statement)."
        case .row(let tag, _): "\(tag) ran, and the ledger did not take its row."
        case .assertion(let tag, _, let assertion, .before):
            "\(tag) did not begin: what it asserts on line \(assertion.line) is not so."
        case .assertion(let tag, _, let assertion, .after):
            "\(tag) ran, and what it asserts on line \(assertion.line) is not so."
        case .commit(let tags):
            tags.count == 1
                ? "\(tags[0]) ran, and was stopped at COMMIT."
                : "\(tags.count) migrations ran, and were stopped at COMMIT."
        case .between: "The run was stopped between two statements."
        }
    }
}

extension ApplyFailure.Kept {
    /// What of the migrations is there now.
    package var sentence: String {
        switch self {
        case .nothing: "Everything was taken back; nothing of this run is applied."
        case .migrations(let tags):
            "\(tags.joined(separator: ", ")) \(tags.count == 1 ? "is" : "are") applied and recorded; the rest was taken back."
        case .statements(let tag, let done, let count):
            "\(done) of \(count) statements of \(tag) have run and stay; it is not recorded."
        case .statementsInDoubt(let tag, let done, let count):
            "\(done) of \(count) statements of \(tag) have run and stay; whether the next one has, nobody knows."
        case .whatFileCommitted(let tag):
            "\(tag) has ended the transaction itself, so what ran before that is there."
        case .unknown(_, let reason):
            "The connection was lost while the server was to commit, so nobody knows whether it is applied: \(reason)."
        }
    }

    /// What to do about it, where there is anything.
    package var remedy: String? {
        switch self {
        case .nothing, .migrations: nil
        case .statements(_, let done, _):
            "The same command goes on with statement \(done + 1), once that is mended."
        case .statementsInDoubt(let tag, let done, _):
            "Look with `raingauge landed \(tag)` whether it is there; --from \(done + 1) then runs it, --from \(done + 2) goes on behind it."
        case .whatFileCommitted: "Look with `raingauge landed --all` what is there before anything else."
        case .unknown(let transaction, _):
            "Look with `raingauge status` before anything else."
                + (transaction.map { " The server knows it as well: SELECT pg_xact_status('\($0)');" } ?? "")
        }
    }
}
