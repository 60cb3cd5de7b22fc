package import Terminal
import Verification

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
    package func document(in folder: String, width: Int, glyphs: Glyphs) -> Document {
        switch self {
        case .finding(let finding): finding.document(in: folder, width: width, glyphs: glyphs)
        case .branch(let branch, _):
            Document(
                [.lines(branch.explanation.flatMap { Self.wrapped($0, width, glyphs) })]
                    + changeSections)
        }
    }

    fileprivate static func wrapped(_ text: String, _ width: Int, _ glyphs: Glyphs, _ role: Role = .body)
        -> [[Styled]]
    {
        Styled(text, role).wrapped(to: width, in: glyphs).map { [$0] }
    }

    private var changeSections: [Document.Section] {
        changes.isEmpty ? [] : [.blank, .lines(DiffColours.lines(of: changes))]
    }
}

extension CheckFinding {
    fileprivate func document(in folder: String, width: Int, glyphs: Glyphs) -> Document {
        let head = [
            Styled("\(severity.mark(in: glyphs)) \(severity.rawValue)", severity.role),
            Styled("  \(id)", .dim),
        ]
        let sentences =
            CheckItem.wrapped(sentence, width, glyphs)
            + (remedy.isEmpty ? [] : CheckItem.wrapped(remedy, width, glyphs, .info))
        let places = places.map {
            [Styled(CheckItem.shown($0, in: folder)), Styled($0.tag.map { "  \($0)" } ?? "", .dim)]
        }
        return Document([.lines([head] + sentences), .blank, .lines(places)])
    }
}

extension CheckFinding.Severity {
    var role: Role {
        switch self {
        case .danger: .danger
        case .caution: .caution
        case .note: .info
        }
    }

    func mark(in glyphs: Glyphs) -> String {
        switch self {
        case .danger: glyphs.cross
        case .caution: "!"
        case .note: glyphs.bullet
        }
    }
}
