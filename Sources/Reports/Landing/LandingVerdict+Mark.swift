package import Terminal
package import Verification

extension LandingVerdict {
    /// A tick, a cross, or what stands between the two.
    package func mark(in glyphs: Glyphs) -> String {
        switch self {
        case .landed: glyphs.check
        case .missing, .different: glyphs.cross
        case .superseded: glyphs.becomes
        case .notJudged(.leavesNothing): glyphs.bullet
        case .notJudged: "?"
        }
    }

    /// Why it is no tick, each reason by itself.
    var reasons: [String] {
        if case .different(let reasons) = self { reasons } else { [words] }
    }

    var role: Role {
        switch self {
        case .landed: .success
        case .missing, .different: .danger
        case .superseded, .notJudged: .dim
        }
    }
}

extension MigrationLanding {
    /// What the list says behind the state: `✓ landed 4/4`, and what else there is to know of the entry.
    package func summary(of entry: StatusEntry, in glyphs: Glyphs) -> Styled {
        let mark = isSound ? glyphs.check : glyphs.cross
        let landing =
            isAhead
            ? summaryOfAhead(in: glyphs)
            : Styled("\(mark) \(statementCounts.summary)", isSound ? .success : .danger)
        let parts = [landing.text, entry.sentence].filter { !$0.isEmpty }
        return Styled(parts.joined(separator: "  "), landing.role)
    }
}
