extension Migration {
    /// The file's SQL as Drizzle reads it, without a byte order mark; the whole file in memory, for as long as it is held.
    ///
    /// - Returns: `nil` when the file is missing or the system does not let us read it.
    package func text() -> String? {
        guard let bytes = try? ProjectFiles().bytes(of: file) else { return nil }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        return String(decoding: bytes.starts(with: mark) ? bytes[3...] : bytes[...], as: UTF8.self)
    }
}
