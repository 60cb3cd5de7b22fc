import Terminal
import Verification

/// How much there is of a migration that is not applied.
extension MigrationLanding {
    /// The line of the report: a sign, and the sentence.
    func headOfAhead(in glyphs: Glyphs) -> Styled {
        switch presence {
        case .all, .part: Styled("! \(presenceSentence)", .caution)
        case .nothing: Styled("\(glyphs.bullet) \(presenceSentence)", stop == nil ? .dim : .caution)
        case .unknown: Styled("? \(presenceSentence)", .dim)
        }
    }
}
