import Drizzle
import Foundation
import TestSupport
import Verification

/// A folder on disk, a ledger and a server put together by lot; what is on disk is gone with it.
final class RandomProject {
    let path: String
    let folder: MigrationFolder
    let ledger: RandomLedger
    let server: RunServer?
    private let now: UnixMilliseconds

    init(seed: UInt64) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "any-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, bytes) in RandomFolder(seed: seed).files { Self.write(bytes, to: "\(path)/\(name)") }
        var chance = Chance(seed: ~seed)
        folder = MigrationFolder.reading(path)
        ledger = RandomLedger(beside: folder.migrations, &chance)
        server = chance.happens(70) ? RandomServer(&chance).server : nil
        now = chance.pick([0, 1_700_000_001_000, 1_786_000_000_000])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func check() async -> Check { await Check.reading(path, now: now) }

    func status() async -> MigrationStatus {
        MigrationStatus(
            folder: folder, ledger: ledger.ledger, rights: ledger.rights, server: server,
            snapshots: folder.era == .journal ? await SnapshotFile.reading(folder: path) : [], now: now,
            reading: RunScript.reading)
    }

    /// A name that no disk takes is left out, as is what would lie in a file.
    private static func write(_ bytes: [UInt8], to file: String) {
        let url = URL(filePath: file)
        try? FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try? Data(bytes).write(to: url)
    }
}
