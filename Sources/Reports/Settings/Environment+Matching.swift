extension Settings {
    /// The first environment whose pattern fits `database`, such as `shop@db1:5432`.
    package func environment(of database: String) -> Environment? { environment(of: [database]) }

    /// The first environment whose pattern fits one of the names of a database.
    package func environment(of names: [String]) -> Environment? {
        environments.first { environment in names.contains(where: environment.matches) }
    }
}

extension Environment {
    /// Whether the pattern fits the whole of `database`, or the part in front of `@`, behind it, or the bare host.
    ///
    /// In a pattern `*` stands for any characters, none included, and `?` for exactly one; upper and lower case are
    /// the same.
    package func matches(_ database: String) -> Bool {
        let parts = database.split(separator: "@", maxSplits: 1).map(String.init)
        let host = parts.last.flatMap { $0.split(separator: ":").first.map(String.init) }
        let pattern = Array(pattern.lowercased())
        return Set([database] + parts + [host].compactMap(\.self)).contains {
            Self.fits(Array($0.lowercased()), pattern)
        }
    }

    /// Remembers only the last star, so that no pattern takes more than the product of both lengths.
    private static func fits(_ text: [Character], _ pattern: [Character]) -> Bool {
        var (place, rule) = (0, 0)
        var star: (rule: Int, place: Int)?
        while place < text.count {
            if rule < pattern.count, pattern[rule] == "*" {
                star = (rule, place)
                rule += 1
            } else if rule < pattern.count, pattern[rule] == "?" || pattern[rule] == text[place] {
                (place, rule) = (place + 1, rule + 1)
            } else if let last = star {
                star = (last.rule, last.place + 1)
                (rule, place) = (last.rule + 1, last.place + 1)
            } else {
                return false
            }
        }
        return pattern[rule...].allSatisfy { $0 == "*" }
    }
}
