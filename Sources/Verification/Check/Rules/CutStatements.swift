import Drizzle

/// A comment, string or function body that a statement marker cuts in two, so that PostgreSQL refuses both halves.
///
/// `drizzle-kit pull` writes its first migration that way: everything inside of one comment, with markers in it. Such a
/// baseline is meant to be taken as applied, not run.
///
/// - Source: drizzle-orm/src/migrator.ts splits without looking; drizzle-orm issues 2126, 4851, 4157.
struct CutStatements: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        material.faults { fault in
            guard case .cut(let kind, let isBaseline) = fault.cause else { return nil }
            return CheckFinding(
                isBaseline ? "baseline-commented-out" : "statement-cut", .danger, at: [fault.finding],
                isBaseline ? .baseline(fault.tag) : .cut(fault.tag, kind), remedy: fault.remedy)
        }
    }
}

extension CheckMaterial {
    /// One finding or none for each place where PostgreSQL would stop.
    func faults(_ judge: (RunFault) -> CheckFinding?) -> [CheckFinding] { rehearsal.faults.compactMap(judge) }

    /// The migrations of which a fact holds, with its first line.
    func migrations(where holds: (ScriptFacts.Kind) -> Bool) -> [(migration: Migration, line: Int)] {
        zip(folder.migrations, scripts).compactMap { migration, script in
            script.facts.first { holds($0.kind) }.map { (migration, $0.line) }
        }
    }
}

extension String {
    fileprivate static func baseline(_ tag: String) -> String {
        "\(tag) is what `drizzle-kit pull` wrote, commented out: Drizzle cuts the comment at its markers, and PostgreSQL stops at an unterminated comment."
    }
    fileprivate static func cut(_ tag: String, _ kind: ScriptChunk.Unfinished) -> String {
        let what =
            switch kind {
            case .comment: "comment"
            case .string: "string"
            case .name: "quoted name"
            case .dollarQuote: "function body or dollar-quoted string"
            }
        return
            "\(tag) has a \(what) that does not end in the same statement: Drizzle cuts at every marker, even inside of it."
    }
}

extension RunFault {
    /// Where a finding about it stands.
    var finding: CheckFinding.Place { CheckFinding.Place(file, line: line, tag: tag) }
}
