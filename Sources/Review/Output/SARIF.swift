import Verification

/// A review in the form that code scanning reads: SARIF 2.1.0.
///
/// - Source: docs.oasis-open.org/sarif/sarif/v2.1.0, sections 3.13, 3.14, 3.27.
package struct SARIF: Encodable {
    private let version = "2.1.0"
    private let schema = "https://json.schemastore.org/sarif-2.1.0.json"
    private let runs: [Run]

    private enum CodingKeys: String, CodingKey { case version, schema = "$schema", runs }

    /// - Parameters:
    ///   - report: What was found.
    ///   - path: The path of a file as it is told, relative to the repository.
    package init(_ report: ReviewReport, path: (String) -> String) {
        let pages = ReviewRules.pages.filter { page in report.findings.contains { $0.rule == page.id } }
        runs = [
            Run(
                tool: Tool(driver: Driver(rules: pages.map(Rule.init))),
                results: report.findings.map { Result($0, path: path) })
        ]
    }

    private struct Run: Encodable {
        let tool: Tool
        let results: [Result]
    }

    private struct Tool: Encodable { let driver: Driver }

    private struct Driver: Encodable {
        let name = "raingauge"
        let rules: [Rule]

        private enum CodingKeys: String, CodingKey { case name, rules }
    }

    private struct Rule: Encodable {
        let id: String
        let shortDescription: Message
        let fullDescription: Message
        let help: Message

        init(_ page: RulePage) {
            (id, shortDescription) = (page.id, Message(text: page.title))
            (fullDescription, help) = (Message(text: page.why), Message(text: page.instead))
        }
    }

    private struct Message: Encodable { let text: String }

    private struct Result: Encodable {
        let ruleId: String
        let level: String
        let message: Message
        let locations: [Location]

        init(_ finding: Finding, path: (String) -> String) {
            (ruleId, level, message) = (finding.rule, finding.severity.level, Message(text: finding.sentence))
            locations = [
                Location(
                    physicalLocation: Physical(
                        artifactLocation: Artifact(uri: path(finding.place.file)),
                        region: Region(startLine: finding.place.line)))
            ]
        }
    }

    private struct Location: Encodable { let physicalLocation: Physical }

    private struct Physical: Encodable {
        let artifactLocation: Artifact
        let region: Region
    }

    private struct Artifact: Encodable { let uri: String }
    private struct Region: Encodable { let startLine: Int }
}

extension Severity {
    fileprivate var level: String {
        switch self {
        case .danger: "error"
        case .caution: "warning"
        case .note: "note"
        }
    }
}
