package import Drizzle

/// A file with other contents, to be put in place only if it is still what it was.
package struct FileEdit: Equatable, Sendable {
    package let before: SourceFile
    package let after: [UInt8]

    package init(before: SourceFile, after: [UInt8]) { (self.before, self.after) = (before, after) }

    package var path: String { before.path }

    /// The lines that change, each with three around it, in the unified format; long lines are cut around the change.
    package var diff: String {
        let old = Self.lines(before.bytes)
        let new = Self.lines(after)
        precondition(old.count == new.count, "an edit changes what stands in lines and not their number")
        let changed = old.indices.filter { old[$0] != new[$0] }
        let head = "--- \(path)\n+++ \(path)\n"
        return head + Self.hunks(changed, count: old.count).map { Self.text(of: $0, old, new) }.joined()
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    /// The lines to show, those of changes that are close together in one.
    private static func hunks(_ changed: [Int], count: Int) -> [Range<Int>] {
        var hunks: [Range<Int>] = []
        for line in changed {
            let range = max(0, line - 3)..<min(count, line + 4)
            if let last = hunks.last, range.lowerBound <= last.upperBound {
                hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
            } else {
                hunks.append(range)
            }
        }
        return hunks
    }

    private static func text(of hunk: Range<Int>, _ old: [String], _ new: [String]) -> String {
        var text = "@@ -\(hunk.lowerBound + 1),\(hunk.count) +\(hunk.lowerBound + 1),\(hunk.count) @@\n"
        for line in hunk {
            if old[line] == new[line] {
                text += " \(old[line].prefix(limit))\n"
            } else {
                let (before, after) = around(old[line], new[line])
                text += "-\(before)\n+\(after)\n"
            }
        }
        return text
    }

    private static let limit = 160

    /// Both lines or, where they are long, what stands around the first difference.
    private static func around(_ old: String, _ new: String) -> (String, String) {
        guard old.count > limit || new.count > limit else { return (old, new) }
        let same = zip(old, new).prefix { $0 == $1 }.count
        func part(_ line: String) -> String {
            let start = max(0, same - 60)
            let piece = line.dropFirst(start).prefix(limit - 20)
            return (start > 0 ? "…" : "") + piece + (start + piece.count < line.count ? "…" : "")
        }
        return (part(old), part(new))
    }
}
