import Drizzle

/// Migrations that run nothing, and statements that are empty because a marker stands at the end of the file.
struct EmptyMigrations: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        grouped("migration-empty", material, sentence: String.nothing) { $0 == .blank }
            + grouped("statement-empty", material, sentence: String.blank) { $0 == .blankChunk }
    }

    private func grouped(
        _ id: String, _ material: CheckMaterial, sentence: ([String]) -> String,
        _ holds: (ScriptFacts.Kind) -> Bool
    ) -> [CheckFinding] {
        let found = material.migrations(where: holds)
        guard !found.isEmpty else { return [] }
        let places = found.map { material.place(of: $0.migration, line: $0.line) }
        return [CheckFinding(id, .note, at: places, sentence(found.map(\.migration.tag)))]
    }
}

extension String {
    fileprivate static func nothing(_ tags: [String]) -> String {
        "\(tags.listed) \(tags.count == 1 ? "holds" : "hold") nothing that would run; Drizzle records \(tags.count == 1 ? "it" : "them") all the same."
    }
    fileprivate static func blank(_ tags: [String]) -> String {
        "\(tags.listed) \(tags.count == 1 ? "has" : "have") an empty statement beside a marker, which PostgreSQL lets pass."
    }
}
