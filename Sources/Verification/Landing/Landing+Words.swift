extension LandingVerdict {
    /// The word, such as `landed` or `superseded by 0005_wet_bishop`.
    package var words: String {
        switch self {
        case .landed: "landed"
        case .missing: "is not there"
        case .different(let differences): differences.joined(separator: ", ")
        case .superseded(let tag, let isSame):
            isSame ? "superseded later in this migration" : "superseded by \(tag)"
        case .notJudged(let obstacle): obstacle.sentence
        }
    }

    /// One word for programs.
    package var key: String {
        switch self {
        case .landed: "landed"
        case .missing: "missing"
        case .different: "different"
        case .superseded: "superseded"
        case .notJudged(.leavesNothing): "nothing to judge"
        case .notJudged: "not judged"
        }
    }
}

extension LandingObstacle {
    /// Why nobody can say, in a few words.
    package var sentence: String {
        switch self {
        case .code: "cannot be judged: only running this code tells what it does"
        case .rows(let verb): "cannot be judged: rows that \(verb) touches may have changed since"
        case .notModelled(let words): "cannot be judged: no look-up for \(words)"
        case .leavesNothing: "leaves nothing to look for"
        case .unreadable(let message): "cannot be judged: PostgreSQL's parser says \(message)"
        case .whoeverRanIt: "cannot be judged: nothing says who ran it"
        case .touchedByCode(let tag): "cannot be judged: code in \(tag) speaks of it"
        case .noFile: "cannot be judged: the file is not there or cannot be read"
        }
    }
}

extension LandingCounts {
    /// `4/4`: how many of those that can be judged have landed; `nil` when none can.
    package var fraction: String? { judged == 0 ? nil : "\(landed)/\(judged)" }

    /// Everything in one line: `landed 4/4 · 2 superseded · 1 not judged`.
    package var summary: String {
        let parts = [
            fraction.map { "landed \($0)" } ?? "nothing to judge",
            superseded == 0 ? nil : "\(superseded) superseded",
            notJudged == 0 ? nil : "\(notJudged) not judged",
        ]
        return parts.compactMap(\.self).joined(separator: " · ")
    }

    /// The part of all statements that nobody can judge, in whole per cent.
    package var unjudgedShare: Int { all == 0 ? 0 : (notJudged * 100 + all / 2) / all }
}

extension LandingStop {
    /// That Drizzle would stop if it came so far, and with which code.
    package var words: String { "Drizzle would stop at it: \(code)" }

    /// The same in full: where, and what is in the way; `isNext` where the next run comes so far.
    package func sentence(isNext: Bool) -> String {
        "Drizzle \(isNext ? "will" : "would") stop at line \(line): \(kind.rawValue) \(name) \(reason.rawValue) (\(code))"
    }
}

extension MigrationLanding {
    /// How much there is of one that is not applied: `1/1 of 0001_name is there already (Drizzle would stop at it: 42701)`.
    package var presenceSentence: String {
        let (share, stop) = (
            "\(statementCounts.fraction ?? "nothing") of \(tag)", stop.map { " (\($0.words))" } ?? ""
        )
        return switch presence {
        case .all, .part: "\(share) is there already\(stop)"
        case .nothing: "\(share) is there\(stop)"
        case .unknown: "nothing shows whether \(tag) was run\(stop)"
        }
    }
}
