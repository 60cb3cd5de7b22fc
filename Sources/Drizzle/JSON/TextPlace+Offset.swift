extension TextPlace {
    /// The place of a byte; a text's first line and column are 1.
    init(offset: Int, in bytes: [UInt8]) {
        let before = bytes.prefix(offset)
        let line = before.count { $0 == 0x0A } + 1
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        self.init(line: line, column: before.count - lineStart + 1)
    }
}
