import Drizzle
import SQL
import Verification

/// Drizzle Kit left a step to a person, and nobody took it.
struct DrizzleManualStep: ReviewRule {
    let page = RulePage(
        "drizzle-manual-step", .caution, "Drizzle Kit left a step to a person, and nobody took it.",
        why:
            "It does not know what the primary key is called, and writes the DROP as a comment: the key stays.",
        instead: "Look the name up, and write the statement where the comment is.")

    func findings(in script: ReviewScript, under conditions: Conditions) -> [Finding] {
        script.place(of: Self.words).map {
            [finding(at: $0, "The primary key is not dropped before somebody writes its name here.")]
        }
            ?? []
    }

    /// - Source: drizzle-kit/src/sqlgenerator.ts, `PgAlterTableDropPkConvertor` and its like.
    private static let words =
        "Unfortunately in current drizzle-kit version we can't automatically get name for primary key"
}

extension ReviewScript {
    /// Where some text of ASCII stands for the first time.
    fileprivate func place(of words: String) -> Finding.Place? {
        let words = Array(words.utf8)
        let start = script.bytes.indices.first {
            script.bytes[$0] == words[0] && script.bytes[$0...].starts(with: words)
        }
        return start.map { place(line: script.line(at: $0)) }
    }
}
