import Terminal

extension Glyphs {
    /// What standard output can show, by the locale the process was started with.
    static var ofLocale: Glyphs {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { ProcessEnvironment[$0] }.first {
            !$0.isEmpty
        }
        let name = (locale ?? "").lowercased()
        return name.contains("utf-8") || name.contains("utf8") ? .unicode : .ascii
    }
}
