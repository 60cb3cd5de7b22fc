import Drizzle
import Verification

extension Shop {
    private static let folderPath = "/home/ada/shop/drizzle"

    /// A folder in which two branches met and one migration cannot run.
    static let check = Check(
        CheckMaterial(
            folder: folder(["0000_calm_talos", "0001_curly_rattler", "0002_bright_harpoon"]),
            snapshots: [
                snapshot("0000", "base", after: SnapshotFile.origin), snapshot("0001", "left", after: "base"),
                snapshot("0002", "right", after: "base"),
            ],
            scripts: [
                ScriptFacts([]),
                ScriptFacts([]),
                ScriptFacts([.init(.carriageReturns, line: 1)]),
            ],
            rehearsal: rehearsal, branches: [branch], now: 1_786_276_800_000))

    private static var rehearsal: Rehearsal {
        let sql = "SELECT 1;\n--> statement-breakpoint\nCREATE INDEX CONCURRENTLY i ON orders (id);"
        let tag = "0001_curly_rattler"
        var rehearsal = Rehearsal()
        rehearsal.run(
            RunScript(tag: tag, file: "\(folderPath)/\(tag).sql", MigrationScript(Array(sql.utf8))))
        return rehearsal
    }

    static let soundCheck = Check(
        CheckMaterial(
            folder: MigrationFolder(
                path: folderPath, layout: .journal(JournalHeader(version: "7", dialect: "postgresql")),
                migrations: [
                    Migration(
                        tag: "0000_calm_talos",
                        origin: .journal(
                            JournalEntry(index: 0, tag: "0000_calm_talos", when: 1_785_578_400_123)),
                        file: "\(folderPath)/0000_calm_talos.sql",
                        content: Migration.Content(hash: "", statementCount: 1, byteCount: 1),
                        snapshotFile: "\(folderPath)/meta/0000_snapshot.json")
                ]),
            snapshots: [snapshot("0000", "base", after: SnapshotFile.origin)], now: 1_786_276_800_000))

    private static func snapshot(_ key: String, _ id: String, after parent: String) -> SnapshotFile {
        SnapshotFile(
            file: "\(folderPath)/meta/\(key)_snapshot.json", key: key,
            header: SnapshotHeader(id: id, parents: [parent], version: "7", dialect: "postgresql"))
    }

    private static let branch = BranchPoint(
        parentID: "base", parentName: "0000_snapshot.json",
        sides: [
            .init(
                name: "0001_snapshot.json", tags: ["0001_curly_rattler"],
                files: ["\(folderPath)/meta/0001_snapshot.json"]),
            .init(
                name: "0002_snapshot.json", tags: ["0002_bright_harpoon"],
                files: ["\(folderPath)/meta/0002_snapshot.json"]),
        ],
        order: ["0001_curly_rattler", "0002_bright_harpoon"],
        repair: [
            FileChange(
                file: "\(folderPath)/meta/0002_snapshot.json",
                before: "{\n  \"id\": \"right\",\n  \"prevId\": \"base\"\n}\n",
                after: "{\n  \"id\": \"right\",\n  \"prevId\": \"left\"\n}\n")
        ])
}
