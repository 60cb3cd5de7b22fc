package import Review
import SQL
import Terminal

extension Finding {
    /// What is known of the table, and what its rows say.
    ///
    /// `weight` says whether somebody has yet to be told how large the table is.
    package func facts(_ answer: DataAnswer?, withWeight weight: Bool = true) -> [String] {
        [weight ? table?.words : nil, answer.flatMap { answer in question.map { $0.words(answer) } }]
            .compactMap(\.self)
    }

    /// The steps of the safe way, to read and to copy.
    package func safeLines(indent: Int) -> [[Styled]] {
        let blanks = String(repeating: " ", count: indent)
        return safeWay.flatMap { step in
            [[Styled("\(blanks)\(step.heading):", .dim)]]
                + step.lines.map { [Styled("\(blanks)  \($0)", .success)] }
        }
    }
}

extension TableWeight {
    /// How large the table is, and who writes to it.
    package var words: String? {
        let parts = [
            rows.map { $0 == 0 ? "no rows" : Numbers.estimate(Int64($0), "row") },
            bytes.map(\.description),
        ].compactMap(\.self)
        guard !parts.isEmpty else { return nil }
        let writing = writers.flatMap { $0 > 0 ? Numbers.count($0, "session", verb: "hold") : nil }
        return
            "\(name.shown) has \(parts.joined(separator: ", "))\(writing.map { "; \($0) it for writing right now" } ?? "")."
    }
}

extension DataQuestion {
    /// What the rows say, in one sentence.
    package func words(_ answer: DataAnswer) -> String {
        switch answer {
        case .unanswered(let reason): "The rows could not be asked: \(reason)"
        case .found(0): nothing
        case .found(let count): "\(inTheWay(count))\(consequence)."
        }
    }

    private var nothing: String {
        switch kind {
        case .anyRow: "There is no row, so nothing stops it now."
        case .lostValue, .lostRow: "There is nothing in it to lose."
        case .missingValue: "No row is without a value, so it would not fail now."
        case .duplicate: "No value is there twice, so it would not fail now."
        case .orphan: "Every row points at one that is there, so it would not fail now."
        case .violation, .unknownLabel: "Every value fits now."
        case .unmet: "Every row meets it, so it would not fail now."
        }
    }

    /// What the server would say to it.
    private var consequence: String {
        switch kind {
        case .anyRow, .missingValue: ", so it would fail (23502)"
        case .duplicate: ", so it would fail (23505)"
        case .orphan: ", so it would fail (23503)"
        case .unmet: ", so it would fail (23514)"
        case .unknownLabel: ", so it would fail (22P02)"
        case .violation, .lostValue, .lostRow: ""
        }
    }
}
