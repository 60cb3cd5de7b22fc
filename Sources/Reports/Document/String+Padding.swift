package import Terminal

extension String {
    /// With blanks behind it up to so many columns.
    package func padded(to width: Int, in glyphs: Glyphs = .unicode) -> String {
        self + String(repeating: " ", count: max(0, width - TextWidth.columns(of: self, in: glyphs)))
    }

    /// Only the first letter is changed: `DATABASE_URL` stays what it is.
    package var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// With blanks in front of it up to so many columns.
    package func leftPadded(to width: Int, in glyphs: Glyphs = .unicode) -> String {
        String(repeating: " ", count: max(0, width - TextWidth.columns(of: self, in: glyphs))) + self
    }
}
