import Drizzle

/// SQL files that no journal entry names.
///
/// Drizzle 0.x runs what the journal names and never looks into the folder; in 1.0 a file beside the folders is never seen.
struct StrayFiles: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        material.folder.strayFiles.map { file in
            CheckFinding(
                "stray-file", .caution,
                at: [CheckFinding.Place(file, tag: String(file.fileName.dropLast(4)))],
                .unnamed(file.fileName, material.folder.era), remedy: .decide(material.folder.era))
        }
    }
}

extension String {
    fileprivate static func unnamed(_ name: String, _ era: Era?) -> String {
        era == .folders
            ? "\(name) lies beside the folders of the migrations, where Drizzle 1.0 does not look: it is never run."
            : "No journal entry names \(name): Drizzle never runs it."
    }
    fileprivate static func decide(_ era: Era?) -> String {
        era == .folders
            ? "Put it into a folder of its own as migration.sql, or delete it."
            : "Delete the file, or generate its change again so that it gets an entry and a snapshot."
    }
}
