import Drizzle
import Postgres
import Terminal
package import Verification

extension Problem {
    /// Why nothing was applied.
    package init(_ refusal: ApplyRefusal) {
        let details = refusal.details.joined(separator: "\n")
        self.init(refusal.sentence, detail: details.isEmpty ? nil : details, remedy: refusal.remedy)
    }

    /// Where a run was stopped: the file and its line, with the server's whole answer and what to do.
    package init(_ failure: ApplyFailure) {
        guard failure.error.kind != .cancelled(.byUser) else {
            self.init("The run was stopped. \(failure.kept.sentence)", remedy: failure.kept.remedy)
            return
        }
        let held = failure.blockers.map { "Held by \($0.sentence)" }
        let tries = failure.attempts > 1 ? ["Tried \(failure.attempts) times."] : []
        let detail = [failure.error.words] + failure.place.excerpt + failure.findings + held + tries
        let remedies = [failure.kept.remedy, failure.error.remedy(failure.advice)].compactMap(\.self)
        self.init(
            failure.sentence, detail: detail.joined(separator: "\n"),
            remedy: remedies.isEmpty ? nil : remedies.joined(separator: "\n"))
    }
}

extension ApplyFailure.Place {
    /// The file, and its line with a mark below the place at which the server points.
    fileprivate var excerpt: [String] {
        switch self {
        case .beginning, .commit, .between: return []
        case .row(_, let file): return [file]
        case .assertion(_, let file, let assertion, _):
            return ["\(file):\(assertion.line)", "  \(assertion.query)"]
        case .piece(_, let file, _, let source, _):
            let place = source.column.map { "\(file):\(source.line):\($0)" } ?? "\(file):\(source.line)"
            guard let text = source.text, let column = source.column else { return [place] }
            return [place] + SourceExcerpt(text, column: column).lines
        }
    }
}

/// A line of a file with a mark below one of its characters, no wider than a terminal.
struct SourceExcerpt {
    let lines: [String]

    /// The column is in characters as PostgreSQL counts them, from 1.
    init(_ text: String, column: Int) {
        let flat = text.replacing("\t", with: " ").unicodeScalars
        let before = String(String.UnicodeScalarView(flat.prefix(column - 1))).suffix(Self.width / 2)
        let after = String(String.UnicodeScalarView(flat.dropFirst(column - 1))).prefix(Self.width / 2)
        let room = TextWidth.columns(of: String(before), in: .unicode)
        lines = ["  \(before)\(after)", "  " + String(repeating: " ", count: room) + "^"]
    }

    private static let width = 72
}
