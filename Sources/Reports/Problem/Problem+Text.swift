extension Problem {
    /// The three parts as a terminal or a log shows them, one below the other.
    package var lines: String {
        [summary, detail?.indented, remedy?.indented].compactMap(\.self).joined(separator: "\n") + "\n"
    }
}

extension String {
    fileprivate var indented: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(separator: "\n")
    }
}
