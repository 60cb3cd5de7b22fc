import Browser
import FoundationEssentials
import SQL
import SystemCalls
import Workspace

/// The file in which it is kept how the tables of one database were looked at.
struct TablesFile: Sendable {
    /// `nil` where the person has no place for it.
    private let path: String?

    init(of database: String, _ environment: [String: String]) {
        path = StateFolder.path(environment).map { "\($0)/tables/\(StateFolder.fileName(of: database)).json" }
    }

    /// What is kept; nothing where there is no such file, or none that can be understood.
    func read() -> [QualifiedName: KeptTable] {
        Dictionary(
            entries.map { (QualifiedName($0.schema, $0.table), $0.kept) }, uniquingKeysWith: { $1 })
    }

    private struct Entry: Codable {
        let schema: String
        let table: String
        let kept: KeptTable
    }

    /// The newest last.
    private var entries: [Entry] {
        guard let path, let bytes = try? File.bytes(of: path, atMost: Self.largest) else { return [] }
        return (try? JSONDecoder().decode([Entry].self, from: Data(bytes))) ?? []
    }

    /// Keeps one table's; of two programs that do so at once, none loses what the other has written.
    func write(_ kept: KeptTable, of name: QualifiedName) throws {
        guard let path else { return }
        let folder = try PrivateFolder(holding: File.folder(of: path))
        let own = Entry(schema: name.schema.name, table: name.name.name, kept: kept)
        let others = entries.filter { ($0.schema, $0.table) != (own.schema, own.table) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try FreshFile.put([UInt8](try encoder.encode(others.suffix(Self.most - 1) + [own])), at: path)
        _ = consume folder
    }

    /// So many tables are kept, those that were changed last.
    private static let most = 1_000
    private static let largest = 8 << 20
}
