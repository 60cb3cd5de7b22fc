extension String {
    /// The first 63 bytes, at the border of a character: what PostgreSQL keeps of a name.
    package var cutAsPostgresDoes: String {
        guard utf8.count > 63 else { return self }
        var end = utf8.index(startIndex, offsetBy: 63)
        while end > startIndex, end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
        return String(self[..<end])
    }
}
