import Terminal
package import Verification

/// How much there is of a migration that is not applied.
extension MigrationLanding {
    /// In one sentence: `1/1 of 0001_name is there already (Drizzle will stop at it: 42701)`.
    package var presenceSentence: String {
        let share = "\(statementCounts.fraction ?? "") of \(tag)"
        return switch presence {
        case .all, .part: "\(share) is there already" + (stop.map { " (\($0.words))" } ?? "")
        case .nothing: "\(share) is there" + (stop.map { " (\($0.words))" } ?? "")
        case .unknown: "nothing shows whether \(tag) was run"
        }
    }

    func headOfAhead(in glyphs: Glyphs) -> Styled {
        switch presence {
        case .all, .part: Styled("! \(presenceSentence)", .caution)
        case .nothing: Styled("\(glyphs.bullet) \(presenceSentence)", stop == nil ? .dim : .caution)
        case .unknown: Styled("? \(presenceSentence)", .dim)
        }
    }
}

extension LandingStop {
    /// Where Drizzle will stop, and with which code.
    package var words: String { "Drizzle will stop at it: \(code)" }

    /// The same in full: what is in the way.
    package var sentence: String {
        "Drizzle will stop at line \(line): \(kind.rawValue) \(name) \(reason.rawValue) (\(code))"
    }
}
