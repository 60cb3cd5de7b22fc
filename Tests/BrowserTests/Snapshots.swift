import Foundation
import Terminal
import Testing

/// Compares a frame with `Snapshots/<name>.screen` beside the tests; `UPDATE_SNAPSHOTS=1` writes it instead.
///
/// The picture is the text, and below it the roles of the cells, each by its letter.
func expectSnapshot(
    _ frame: Frame, named name: String, file: String = #filePath,
    at place: SourceLocation = #_sourceLocation
) throws {
    let folder = URL(filePath: file).deletingLastPathComponent().appending(path: "Snapshots")
    let url = folder.appending(path: "\(name).screen")
    let rule = String(repeating: "=", count: frame.grid.columns)
    let picture = "\(frame.text)\n\(rule)\n\(frame.roles)\n\(rule)\n\(frame.picture(of: .reversed))\n"
    guard ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == nil else {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try picture.write(to: url, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: url, encoding: .utf8)
    #expect(picture == expected, "\(name).screen differs", sourceLocation: place)
}

extension Size: CustomTestStringConvertible {
    public var testDescription: String { "\(columns)x\(rows)" }

    /// The sizes every screen is looked at: a small split, the classic one, a large window.
    static let pictured = [
        Size(columns: 40, rows: 10), Size(columns: 80, rows: 24), Size(columns: 200, rows: 60),
    ]
}
