import Drizzle

/// Merge conflicts, byte order marks and Windows line endings in the SQL files.
///
/// Drizzle sends the text as it is: PostgreSQL stops at conflict marks and at a byte order mark. Line endings change
/// nothing but the hash, so that the same migration has two hashes on two machines.
struct FileEncoding: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        conflicts(material) + marks(material) + lineEndings(material)
    }

    private func conflicts(_ material: CheckMaterial) -> [CheckFinding] {
        material.migrations { $0 == .conflictMarkers }.map { migration, line in
            CheckFinding(
                "file-conflict-markers", .danger, at: [material.place(of: migration, line: line)],
                .conflict(migration),
                remedy: .resolve)
        }
    }

    private func marks(_ material: CheckMaterial) -> [CheckFinding] {
        material.migrations { $0 == .byteOrderMark }.map { migration, line in
            CheckFinding(
                "file-byte-order-mark", .danger, at: [material.place(of: migration, line: line)],
                .mark(migration),
                remedy: .withoutMark)
        }
    }

    private func lineEndings(_ material: CheckMaterial) -> [CheckFinding] {
        let found = material.migrations { $0 == .carriageReturns }
        guard !found.isEmpty else { return [] }
        return [
            CheckFinding(
                "file-line-endings", .note, at: found.map { material.place(of: $0.migration, line: $0.line) },
                .lineEndings(found.map(\.migration.tag)), remedy: .attributes)
        ]
    }
}

extension String {
    fileprivate static func conflict(_ migration: Migration) -> String {
        "\(migration.tag) has an unresolved merge conflict."
    }
    fileprivate static let resolve = "Resolve the conflict before anything runs it."
    fileprivate static func mark(_ migration: Migration) -> String {
        "\(migration.tag) begins with a byte order mark, which PostgreSQL takes for a part of the first word."
    }
    fileprivate static let withoutMark =
        "Save the file as UTF-8 without a byte order mark, unless it is applied already."
    fileprivate static func lineEndings(_ tags: [String]) -> String {
        "\(tags.listed) \(tags.count == 1 ? "has" : "have") Windows line endings; the hash differs from that of the same text with others."
    }
    fileprivate static let attributes = "Keep them from changing: `*.sql text eol=lf` in .gitattributes."
}
