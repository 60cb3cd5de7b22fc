import Foundation
import Terminal
import TestSupport
import Testing

/// Compares a frame with `Snapshots/<name>.screen` beside the tests.
///
/// The picture is the text, and below it the roles of the cells, each by its letter. With `UPDATE_SNAPSHOTS=1` a
/// picture that differs is also written, and its test still fails: a run that writes is none that compares.
func expectSnapshot(
    _ frame: Frame, named name: String, at place: SourceLocation = #_sourceLocation
) throws {
    let url = Snapshots.folder.appending(path: "\(name).screen")
    let rule = String(repeating: "=", count: frame.grid.columns)
    let picture = "\(frame.text)\n\(rule)\n\(frame.roles)\n\(rule)\n\(frame.picture(of: .reversed))\n"
    let expected = try? String(contentsOf: url, encoding: .utf8)
    guard picture != expected else { return }
    let difference = Snapshots.difference(from: expected ?? "", to: picture)
    guard Snapshots.areWritten else {
        Issue.record("\(name).screen differs:\n\(difference)", sourceLocation: place)
        return
    }
    try picture.write(to: url, atomically: true, encoding: .utf8)
    Issue.record("\(name).screen was written:\n\(difference)", sourceLocation: place)
}

enum Snapshots {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")

    /// Whether differing pictures are written.
    static var areWritten: Bool { SourceTexts.areUpdated }

    /// The lines that only one of two texts has, with their numbers.
    static func difference(from old: String, to new: String) -> String {
        let (before, after) = (old.components(separatedBy: "\n"), new.components(separatedBy: "\n"))
        let changes = after.difference(from: before)
        let lines = changes.removals + changes.insertions
        return lines.map(line).sorted { $0.number < $1.number }.map(\.text).joined(separator: "\n")
    }

    private static func line(_ change: CollectionDifference<String>.Change) -> (number: Int, text: String) {
        switch change {
        case .remove(let offset, let line, _): (offset, "\(offset + 1) - \(line)")
        case .insert(let offset, let line, _): (offset, "\(offset + 1) + \(line)")
        }
    }

    /// The names that tests give to pictures, with what is put in as a pattern.
    static func patterns() throws -> [Regex<Substring>] {
        let files = try FileManager.default.contentsOfDirectory(
            at: folder.deletingLastPathComponent(), includingPropertiesForKeys: nil)
        let sources = try files.filter { $0.pathExtension == "swift" }.map {
            try String(contentsOf: $0, encoding: .utf8)
        }
        var patterns: [Regex<Substring>] = []
        for match in sources.joined(separator: "\n").matches(of: /named: "([a-z][^"]+)"/) {
            let sized = String(match.output.1)
                .replacing("\\(size.testDescription)", with: "(?:40x10|80x24|200x60)")
            let pattern = sized.replacing(/\\\([a-z]+\)/, with: "[a-z]+")
            patterns.append(try Regex(pattern, as: Substring.self))
        }
        return patterns
    }
}

@Suite struct `The pictures` {
    @Test func `are all of a test's that still is there`() throws {
        let patterns = try Snapshots.patterns()
        let names = try FileManager.default.contentsOfDirectory(atPath: Snapshots.folder.path).map {
            $0.replacing(".screen", with: "")
        }
        #expect(names.count > 100)
        let stale = names.filter { name in !patterns.contains { name.wholeMatch(of: $0) != nil } }
        #expect(stale.isEmpty, "no test records \(stale.sorted().joined(separator: ", "))")
    }

    @Test func `are compared, not written`() {
        #expect(
            !Snapshots.areWritten,
            "Pictures that differed were written. Look at them, and run again without UPDATE_SNAPSHOTS.")
    }

    @Test func `that differ are told apart line by line`() {
        #expect(Snapshots.difference(from: "a\nb\nc", to: "a\nx\nc") == "2 - b\n2 + x")
        #expect(Snapshots.difference(from: "a", to: "a") == "")
    }
}

extension Size: CustomTestStringConvertible {
    public var testDescription: String { "\(columns)x\(rows)" }

    /// The sizes every screen is looked at: a small split, the classic one, a large window.
    static let pictured = [
        Size(columns: 40, rows: 10), Size(columns: 80, rows: 24), Size(columns: 200, rows: 60),
    ]
}
