import Drizzle

/// Chunks that hold several statements without a marker between them.
///
/// Drivers that speak PostgreSQL's simple protocol run them; PGlite, neon-http and the AWS Data API take one statement at
/// a time and fail.
///
/// - Source: drizzle-orm/src/{pglite,neon-http,aws-data-api}/migrator.ts.
struct SeveralStatements: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        let found = zip(material.folder.migrations, material.scripts).compactMap { migration, script in
            script.facts.lazy.compactMap { fact -> (Migration, Int, Int, Bool)? in
                guard case .severalStatements(let chunks, let isUnmarked) = fact.kind else { return nil }
                return (migration, fact.line, chunks, isUnmarked)
            }.first
        }
        guard !found.isEmpty else { return [] }
        let chunks = found.reduce(0) { $0 + $1.2 }
        let unmarked = found.count { $0.3 }
        return [
            CheckFinding(
                "several-statements", .note, at: found.map { material.place(of: $0.0, line: $0.1) },
                .several(chunks, found.map(\.0.tag), unmarked), remedy: .mark)
        ]
    }
}

extension String {
    fileprivate static func several(_ chunks: Int, _ tags: [String], _ unmarked: Int) -> String {
        let without = unmarked > 0 ? ", \(unmarked) of them without any marker" : ""
        return
            "\(chunks.counted("chunk")) \(chunks == 1 ? "holds" : "hold") several statements (\(tags.listed)\(without)): `pg` and `postgres` run them, PGlite, neon-http and the AWS Data API do not."
    }
    fileprivate static let mark =
        "Put `--> statement-breakpoint` between statements where such a driver runs them."
}
