import Foundation
import Testing

/// Real migration folders and what Drizzle's migrator made of them; absent on most machines.
struct Corpus {
    struct Project: Sendable, CustomTestStringConvertible {
        let name: String
        let folder: String
        let isHistorical: Bool
        let layout: String
        let ledger: [Row]

        var testDescription: String { name }
    }

    struct Row: Decodable, Sendable {
        let tag: String
        let hash: String
        let createdAt: Int64
        let statements: Int

        enum CodingKeys: String, CodingKey {
            case tag, hash, statements
            case createdAt = "created_at"
        }
    }

    static let projects: [Project] = {
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

    private struct Expectation: Decodable { let ledger: [Row] }

    private struct Source: Decodable {
        let historical_state: Bool
        let layout: String
    }

    private static func project(_ name: String, in root: String) -> Project? {
        let folder = "\(root)/\(name)"
        guard let expected: Expectation = decoded("\(folder)/EXPECT.json"),
            let source: Source = decoded("\(folder)/SOURCE.json")
        else { return nil }
        return Project(
            name: name, folder: "\(folder)/drizzle", isHistorical: source.historical_state,
            layout: source.layout, ledger: expected.ledger)
    }

    private static func decoded<Value: Decodable>(_ path: String) -> Value? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        return try? JSONDecoder().decode(Value.self, from: data)
    }
}
