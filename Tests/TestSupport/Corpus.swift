import Foundation

/// Real migration folders and what Drizzle's migrator made of them; absent on most machines.
package struct Corpus {
    package struct Project: Sendable, CustomStringConvertible {
        package let name: String
        package let folder: String
        package let isHistorical: Bool
        package let layout: String
        package let ledger: [Row]
        /// Whether all of it runs on PostgreSQL 15 the way Drizzle runs it.
        package let applies: Bool

        package var description: String { name }
    }

    package struct Row: Decodable, Sendable {
        package let tag: String
        package let hash: String
        package let createdAt: Int64
        package let statements: Int

        private enum CodingKeys: String, CodingKey {
            case tag, hash, statements
            case createdAt = "created_at"
        }
    }

    package static let projects: [Project] = {
        guard let root, let names = try? FileManager.default.contentsOfDirectory(atPath: root) else {
            return []
        }
        return names.sorted().compactMap { project($0, in: root) }
    }()

    /// `RAINGAUGE_CORPUS`, or `shared/corpus` beside the package's folder.
    private static var root: String? {
        if let path = ProcessInfo.processInfo.environment["RAINGAUGE_CORPUS"] { return path }
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return package.deletingLastPathComponent().appending(path: "shared/corpus").path
    }

    private struct Expectation: Decodable {
        /// `null` where the journal is broken.
        let ledger: [Row]?
        let ok: Bool
    }

    private struct Source: Decodable {
        let isHistorical: Bool
        let layout: String

        enum CodingKeys: String, CodingKey {
            case layout
            case isHistorical = "historical_state"
        }
    }

    private static func project(_ name: String, in root: String) -> Project? {
        let folder = "\(root)/\(name)"
        guard let expected: Expectation = decoded("\(folder)/EXPECT.json"),
            let source: Source = decoded("\(folder)/SOURCE.json")
        else { return nil }
        return Project(
            name: name, folder: "\(folder)/drizzle", isHistorical: source.isHistorical,
            layout: source.layout, ledger: expected.ledger ?? [], applies: expected.ok)
    }

    private static func decoded<Value: Decodable>(_ path: String) -> Value? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        return try? JSONDecoder().decode(Value.self, from: data)
    }
}
