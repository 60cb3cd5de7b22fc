import Reports
package import Terminal

/// What stands where an answer is awaited.
///
/// Nothing for the first moment: an answer that comes at once should not flicker.
package struct Waiting: Equatable, Sendable {
    /// What is being done: `Reading the tables`.
    package let what: String

    package init(_ what: String) { self.what = what }

    package static let patience = Duration.milliseconds(200)

    /// How long, once it is long enough to be shown.
    package static func elapsed(in context: Context) -> Duration? {
        guard let since = context.waitingSince else { return nil }
        let elapsed = since.duration(to: context.now)
        return elapsed >= patience ? elapsed : nil
    }

    package func draw(in frame: inout Frame, area: Rect, context: Context) {
        guard let elapsed = Self.elapsed(in: context) else { return }
        let row = area.row + min(2, max(0, area.rows - 1) / 2)
        let column = area.column + (area.columns > 60 ? 4 : 1)
        let spinner = frame.glyphs.spinner(step: elapsed.spinnerStep)
        let pieces = [
            Styled("\(spinner) ", .info), Styled(what), Styled("  \(elapsed.components.seconds) s", .dim),
            Styled("   ^C", .hintKey), Styled(" stop", .hint),
        ]
        frame.draw(pieces, at: column, row: row, width: area.column + area.columns - column)
    }
}

extension Duration {
    /// The spinner turns ten times a second.
    package var spinnerStep: Int {
        Int(components.seconds * 10 + components.attoseconds / 100_000_000_000_000_000)
    }

    /// As the header shows it: `0.4 ms`, `42 ms`, `1.3 s`, `2 min`.
    package var shortDescription: String {
        let seconds = Double(components.seconds) + Double(components.attoseconds) / 1e18
        if seconds < 0.00095 { return "\(Int((seconds * 1_000_000).rounded())) µs" }
        if seconds < 0.00995 { return "\((seconds * 10_000).rounded() / 10) ms" }
        if seconds < 0.9995 { return "\(Int((seconds * 1000).rounded())) ms" }
        if seconds < 9.95 { return "\((seconds * 10).rounded() / 10) s" }
        if seconds < 120 { return "\(Int(seconds.rounded())) s" }
        return "\(Int((seconds / 60).rounded())) min"
    }
}
