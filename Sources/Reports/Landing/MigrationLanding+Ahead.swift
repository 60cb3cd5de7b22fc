import Terminal
import Verification

/// How much there is of a migration that is not applied.
extension MigrationLanding {
    /// The line of the report: a sign, and the sentence.
    func headOfAhead(in glyphs: Glyphs) -> Styled { signed(presenceSentence, in: glyphs) }

    /// The same behind the tag, where there is little room: `! 1/1 there already, Drizzle stops: 42P07`.
    func summaryOfAhead(in glyphs: Glyphs) -> Styled {
        let code = stop.map { ", Drizzle stops: \($0.code)" } ?? ""
        let share = statementCounts.fraction ?? "nothing"
        let words =
            switch presence {
            case .all, .part: "\(share) there already"
            case .nothing: "\(share) there"
            case .unknown: "nothing shows whether it was run"
            }
        return signed(words + code, in: glyphs)
    }

    private func signed(_ words: String, in glyphs: Glyphs) -> Styled {
        switch presence {
        case .all, .part: Styled("! \(words)", .caution)
        case .nothing: Styled("\(glyphs.bullet) \(words)", stop == nil ? .dim : .caution)
        case .unknown: Styled("? \(words)", .dim)
        }
    }
}
