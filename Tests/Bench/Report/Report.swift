import Foundation

/// The findings as a table for people, or as JSON for programs.
struct Report {
    let findings: [Finding]

    var table: String {
        var lines = [row(["what", "ours", "min", "± half", "psql", "min", "ratio", "limit", ""])]
        for finding in findings {
            lines.append(
                row([
                    finding.what, number(finding.ours.median, finding.ours.unit),
                    number(finding.ours.minimum), number(finding.ours.spread),
                    finding.psqls.map { number($0.median, $0.unit) } ?? "",
                    finding.psqls.map { number($0.minimum) } ?? "",
                    finding.ratio.map { number($0) + "×" } ?? "", finding.limitText, finding.verdict,
                ]))
        }
        return lines.joined(separator: "\n")
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            return String(decoding: try encoder.encode(findings), as: UTF8.self)
        }
    }

    private func row(_ cells: [String]) -> String {
        let widths = [60, 11, 9, 9, 11, 9, 8, 12, 0]
        return zip(cells, widths).enumerated().map { index, cell in
            let padding = String(repeating: " ", count: max(0, cell.1 - cell.0.count))
            return index == 0 || cell.1 == 0 ? cell.0 + padding : padding + cell.0
        }.joined(separator: " ")
    }

    private func number(_ value: Double, _ unit: Series.Unit? = nil) -> String {
        guard value.isFinite else { return "–" }
        let digits = value.magnitude < 10 && value != value.rounded() ? 2 : value.magnitude < 1000 ? 1 : 0
        let text = String(format: "%.\(value == value.rounded() ? 0 : digits)f", value)
        return unit.map { "\(text) \($0.rawValue)" } ?? text
    }
}

extension Finding {
    var verdict: String {
        if limit == .none { return "" }
        return passes ? "PASS" : "SHORT OF IT"
    }

    var limitText: String {
        switch limit {
        case .timesPsql(let most): "≤ \(most)× psql"
        case .atMost(let most): "≤ \(most.formatted()) \(ours.unit.rawValue)"
        case .none: ""
        }
    }
}

extension Finding: Encodable {
    private enum CodingKeys: String, CodingKey { case what, ours, psql, ratio, limit, passes }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(what, forKey: .what)
        try container.encode(Summary(ours), forKey: .ours)
        try container.encodeIfPresent(psqls.map(Summary.init), forKey: .psql)
        try container.encodeIfPresent(ratio, forKey: .ratio)
        try container.encode(limitText, forKey: .limit)
        try container.encode(passes, forKey: .passes)
    }
}

private struct Summary: Encodable {
    let unit: Series.Unit
    let median, minimum, spread: Double
    let values: [Double]

    init(_ series: Series) {
        (unit, values) = (series.unit, series.values)
        (median, minimum, spread) = (series.median, series.minimum, series.spread)
    }
}
