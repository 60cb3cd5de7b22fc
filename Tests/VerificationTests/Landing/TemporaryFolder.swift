import Foundation

/// Folders for tests that need files.
enum TemporaryFolder {
    static func make() throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "raingauge-\(UUID().uuidString)")
            .path
        try FileManager.default.createDirectory(atPath: path + "/meta", withIntermediateDirectories: true)
        return path
    }

    static func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path))
    }
}
