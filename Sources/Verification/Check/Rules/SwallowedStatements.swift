import Drizzle

/// A statement on the line of a comment that Drizzle Kit writes: it is part of the comment and never runs.
///
/// - Source: `drizzle-kit generate --custom` ends its template without a line feed, so a script that appends SQL to the file
///   writes into the comment; drizzle-orm/src/migrator.ts splits at one spelling of the marker alone.
struct SwallowedStatements: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        zip(material.folder.migrations, material.scripts).flatMap { migration, script in
            script.facts.compactMap { fact in
                guard case .swallowed(let kind, let column) = fact.kind else { return nil }
                let place = CheckFinding.Place(
                    migration.file, line: fact.line, column: column, tag: migration.tag)
                return CheckFinding(
                    "statement-swallowed", .danger, at: [place], .swallowed(migration.tag, fact.line, kind),
                    remedy: .ownLine(kind))
            }
        }
    }
}

extension String {
    fileprivate static func swallowed(_ tag: String, _ line: Int, _ kind: KitComment.Kind) -> String {
        let comment =
            switch kind {
            case .customTemplate: "the comment that Drizzle Kit puts at the beginning"
            case .misspelledMarker: "a misspelled marker, which is a comment"
            }
        return
            "The statement on line \(line) of \(tag) never runs: it stands on the line of \(comment)."
    }

    fileprivate static func ownLine(_ kind: KitComment.Kind) -> String {
        switch kind {
        case .customTemplate: "Put it on a line of its own."
        case .misspelledMarker: "Write the marker as `--> statement-breakpoint`."
        }
    }
}
