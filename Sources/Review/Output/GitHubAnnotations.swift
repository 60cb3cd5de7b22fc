import Verification

/// A review as the lines that GitHub shows beside the files of a pull request.
///
/// - Source: docs.github.com, "Workflow commands for GitHub Actions".
package enum GitHubAnnotations {
    package static func text(_ report: ReviewReport, path: (String) -> String) -> String {
        report.findings.map { finding in
            let place = "file=\(path(finding.place.file).property),line=\(finding.place.line)"
            return
                "::\(finding.severity.command) \(place),title=\(finding.rule)::\(finding.sentence.message)\n"
        }.joined()
    }
}

extension Severity {
    fileprivate var command: String {
        switch self {
        case .danger: "error"
        case .caution: "warning"
        case .note: "notice"
        }
    }
}

extension String {
    fileprivate var message: String {
        replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    fileprivate var property: String { message.replacing(":", with: "%3A").replacing(",", with: "%2C") }
}
