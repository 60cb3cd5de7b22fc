import Drizzle

/// Snapshots of an older version than the newest, or of another era than the folder.
///
/// Drizzle Kit 0.22 and later refuse to generate until `drizzle-kit up` has rewritten versions 5 and 6; 0.x stops when it
/// finds the versions of 1.0. There the release candidates up to 4 write version 8, and everything later 9, once
/// `drizzle-kit up` has rewritten all; a folder that is at 8 as a whole may belong to either.
///
/// - Source: drizzle-kit/src/utils.ts, `validateWithReport`; drizzle-kit/src/cli/commands/check.ts.
struct OutdatedSnapshots: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        let versions = material.snapshots.filter { !$0.isIgnored }.compactMap { snapshot in
            snapshot.header.flatMap { header in Int(header.version).map { (snapshot, $0) } }
        }
        let isMixed = Set(versions.map(\.1)).isSuperset(of: [8, 9])
        let wanted = material.isJournal ? 7 : isMixed ? 9 : 8
        let older = versions.filter { $0.1 < wanted && $0.1 >= 5 }
        // Those of folders beside a journal are right where they are.
        let newer = versions.filter { snapshot, version in
            (8...9).contains(version) && snapshot.file.hasPrefix(material.folder.path + "/meta/")
        }
        var findings: [CheckFinding] = []
        if !older.isEmpty {
            findings.append(
                CheckFinding(
                    "snapshot-outdated", .danger, at: older.map { place($0.0) },
                    .outdated(older.map(\.0.file.fileName), Set(older.map(\.1)), wanted), remedy: .up))
        }
        if !newer.isEmpty {
            findings.append(
                CheckFinding(
                    "snapshot-too-new", .danger, at: newer.map { place($0.0) },
                    .tooNew(newer.map(\.0.file.fileName), Set(newer.map(\.1))), remedy: .convert))
        }
        return findings
    }

    private func place(_ snapshot: SnapshotFile) -> CheckFinding.Place { .init(snapshot.file) }
}

extension String {
    fileprivate static func outdated(_ files: [String], _ versions: Set<Int>, _ wanted: Int) -> String {
        let numbers = versions.sorted().map(String.init).listed
        return
            "\(files.count.counted("snapshot")) of version \(numbers) (\(files.listed)): Drizzle Kit generates nothing until all have version \(wanted)."
    }
    fileprivate static let up = "Run `drizzle-kit up`; it rewrites the snapshots in place."
    fileprivate static func tooNew(_ files: [String], _ versions: Set<Int>) -> String {
        let numbers = versions.sorted().map(String.init).listed
        return
            "\(files.listed) \(files.count == 1 ? "has" : "have") version \(numbers), which is Drizzle 1.0's, in a folder with a journal."
    }
    fileprivate static let convert =
        "Restore the folder from version control, or convert it whole with `drizzle-kit up` of 1.0."
}
