import Drizzle

/// A comment, string or function body that a statement marker cuts in two, so that PostgreSQL refuses both halves.
///
/// `drizzle-kit pull` writes its first migration that way: everything inside of one comment, with markers in it. Such a
/// baseline is meant to be taken as applied, not run.
///
/// - Source: drizzle-orm/src/migrator.ts splits without looking; drizzle-orm issues 2126, 4851, 4157.
struct CutStatements: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        material.scriptFindings { migration, fact in
            guard case .cut(let kind, let isBaseline) = fact.kind else { return nil }
            let place = material.place(of: migration, line: fact.line)
            return isBaseline
                ? CheckFinding(
                    "baseline-commented-out", .danger, at: [place], .baseline(migration), remedy: .adopt)
                : CheckFinding(
                    "statement-cut", .danger, at: [place], .cut(migration, kind), remedy: .moveMarker)
        }
    }
}

extension CheckMaterial {
    /// One finding or none for each fact about the SQL.
    func scriptFindings(_ judge: (Migration, ScriptFacts.Fact) -> CheckFinding?) -> [CheckFinding] {
        zip(folder.migrations, scripts).flatMap { migration, script in
            script.facts.compactMap { judge(migration, $0) }
        }
    }

    /// The migrations of which a fact holds, with its first line.
    func migrations(where holds: (ScriptFacts.Kind) -> Bool) -> [(migration: Migration, line: Int)] {
        zip(folder.migrations, scripts).compactMap { migration, script in
            script.facts.first { holds($0.kind) }.map { (migration, $0.line) }
        }
    }
}

extension String {
    fileprivate static func baseline(_ migration: Migration) -> String {
        "\(migration.tag) is what `drizzle-kit pull` wrote, commented out: Drizzle cuts the comment at its markers, and PostgreSQL stops at an unterminated comment."
    }
    fileprivate static let adopt =
        "For the database it was pulled from, mark it as applied; for others take the comment signs away, or leave one line of comment in the file."
    fileprivate static func cut(_ migration: Migration, _ kind: ScriptChunk.Unfinished) -> String {
        let what =
            switch kind {
            case .comment: "comment"
            case .string: "string"
            case .name: "quoted name"
            case .dollarQuote: "function body or dollar-quoted string"
            }
        return
            "\(migration.tag) has a \(what) that does not end in the same statement: Drizzle cuts at every marker, even inside of it."
    }
    fileprivate static let moveMarker = "Move the statement marker behind its end, or close it."
}
