import Drizzle

/// The comments with which somebody says that they know: `-- raingauge:ignore rule reason`.
///
/// One stands in front of the statement or on its line, and speaks of that statement; in front of everything, with an empty
/// line behind it, of the whole file.
struct IgnoreNotes {
    private var notes: [Note] = []

    private struct Note {
        let file: String
        let rule: String
        let reason: String
        /// From the comment to the end of the statement; `nil` for the whole file.
        let lines: ClosedRange<Int>?
    }

    private static let mark: StaticString = "raingauge:ignore "

    init(_ batch: [ReviewScript]) {
        for script in batch where script.script.offset(of: Self.mark) != nil { read(script) }
    }

    /// What somebody wrote about a finding; `nil` where nobody did.
    func reason(for finding: Finding) -> String? {
        notes.first { note in
            note.file == finding.place.file && (note.rule == finding.rule || note.rule == "*")
                && note.lines.map { $0.contains(finding.place.line) } ?? true
        }?.reason
    }

    private mutating func read(_ script: ReviewScript) {
        let text = script.script.text(of: 0..<script.script.bytes.count)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            guard let comment = line.range(ofComment: "\(Self.mark)") else { continue }
            let words = comment.split(separator: " ", maxSplits: 1)
            guard let rule = words.first else { continue }
            let isOfFile = index == 0 && lines.count > 1 && lines[1].allSatisfy(\.isWhitespace)
            notes.append(
                Note(
                    file: script.file, rule: String(rule),
                    reason: words.count > 1 ? words[1].trimmed : "",
                    lines: isOfFile ? nil : script.lines(from: index + 1)))
        }
    }
}

extension ReviewScript {
    /// From a comment's line to the last one of the statement that it stands in front of or beside.
    fileprivate func lines(from line: Int) -> ClosedRange<Int> {
        let beside = statements.last { $0.line == line }
        let next = beside ?? statements.first { $0.line > line }
        guard let next else { return line...line }
        return line...max(line, script.line(at: next.range.upperBound))
    }
}

extension Substring {
    /// What stands behind the mark in a comment to the end of the line.
    fileprivate func range(ofComment mark: String) -> Substring? {
        guard let dashes = firstRange(of: "--"), let found = self[dashes.upperBound...].firstRange(of: mark)
        else { return nil }
        return self[found.upperBound...]
    }

    fileprivate var trimmed: String {
        var text = drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
