/// The marks git leaves in a file that two branches changed.
enum ConflictMarker {
    /// Where the first conflict begins, or where a leftover mark stands.
    static func first(in bytes: [UInt8]) -> TextPlace? {
        let marks = ["<<<<<<<", "=======", ">>>>>>>"].map { Array($0.utf8) }
        var line = 1
        for text in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if marks.contains(where: text.starts(with:)) { return TextPlace(line: line, column: 1) }
            line += 1
        }
        return nil
    }
}
