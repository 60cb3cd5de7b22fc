import Postgres
package import Rows
import Terminal

extension Problem {
    /// What the server has against a filter, with the place where it stumbled.
    package init(_ refusal: FilterRefusal) {
        self.init(
            "The server refuses the filter.",
            detail: ([refusal.error.words] + refusal.pointedAt).joined(separator: "\n"),
            remedy: refusal.error.remedy(nil))
    }
}

extension FilterRefusal {
    /// What was written, and below it a mark where the server stumbled; cut in front where it is long.
    fileprivate var pointedAt: [String] {
        guard let place else { return [] }
        let scalars = Array(text.replacing("\n", with: " ").unicodeScalars)
        let start = place > 50 ? place - 40 : 0
        let before = String(String.UnicodeScalarView(scalars[start..<place]))
        let rest = String(String.UnicodeScalarView(scalars[place...].prefix(70 - (place - start))))
        let sign = start > 0 ? "..." : ""
        let margin = String(repeating: " ", count: sign.count + TextWidth.columns(of: before))
        return [sign + before + rest, margin + "^"]
    }
}
