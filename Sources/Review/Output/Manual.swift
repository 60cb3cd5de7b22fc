import Verification

/// The table of all rules, as `Documentation/Rules.md` has it.
package enum Manual {
    package static var markdown: String {
        RulePage.Profile.allCases.map { profile in
            let pages = ReviewRules.pages.filter { $0.profile == profile }
            let rows = pages.map { page in
                "| `\(page.id)` | \(page.severity.rawValue) | \(page.title.cell) \(page.why.cell) | \(page.instead.cell) |\n"
            }
            return """
                ### \(profile.heading)

                | rule | severity | what is the matter | instead |
                |---|---|---|---|
                \(rows.joined())
                """
        }.joined(separator: "\n")
    }
}

extension RulePage.Profile {
    fileprivate var heading: String {
        switch self {
        case .standard: "What a run locks, breaks and costs"
        case .strict: "Style, with `--strict`"
        case .compatibility: "Code that still runs, and rights"
        }
    }
}

extension String {
    fileprivate var cell: String { replacing("|", with: "\\|") }
}
