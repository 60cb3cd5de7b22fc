package import Terminal
package import Verification

extension CheckItem {
    package var role: Role {
        switch self {
        case .finding(let finding): finding.severity.role
        case .branch(let branch, _): branch.workingOrder == .impossible ? .danger : .info
        }
    }

    /// The state in one character, so that colour is not the only sign.
    package func mark(in glyphs: Glyphs) -> String {
        switch self {
        case .finding(let finding): finding.severity.mark(in: glyphs)
        case .branch: glyphs.becomes
        }
    }

    /// Everything there is to say, wrapped to a width.
    package func document(in folder: String, on sheet: Sheet) -> Document {
        switch self {
        case .finding(let finding): finding.document(in: folder, on: sheet)
        case .branch(let branch, let diff):
            Document(
                [.lines(branch.explanation.flatMap { sheet.wrapped($0) })]
                    + (diff.isEmpty ? [] : [.blank, .lines(sheet.diff(diff))]))
        }
    }
}

extension CheckFinding {
    fileprivate func document(in folder: String, on sheet: Sheet) -> Document {
        let head = [
            Styled("\(severity.mark(in: sheet.glyphs)) \(severity.rawValue)", severity.role),
            Styled("  \(id)", .dim),
        ]
        let sentences =
            sheet.wrapped(sentence) + (remedy.isEmpty ? [] : sheet.wrapped(remedy, .info))
        let places = places.map {
            [Styled(CheckItem.shown($0, in: folder)), Styled($0.tag.map { "  \($0)" } ?? "", .dim)]
        }
        return Document([.lines([head] + sentences), .blank, .lines(places)])
    }
}

extension CheckFinding.Severity {
    package var role: Role {
        switch self {
        case .danger: .danger
        case .caution: .caution
        case .note: .info
        }
    }

    package func mark(in glyphs: Glyphs) -> String {
        switch self {
        case .danger: glyphs.cross
        case .caution: "!"
        case .note: glyphs.bullet
        }
    }
}
