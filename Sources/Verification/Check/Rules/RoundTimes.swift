import Drizzle

/// Times that are whole seconds.
///
/// Drizzle Kit writes the milliseconds of the clock (or, into a folder's name, its seconds), so such a time was mostly
/// written by hand or by an assistant. One in a thousand is chance, of folders one in sixty.
struct RoundTimes: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        let step: Int64 = material.isJournal ? 1_000 : 60_000
        let round = material.folder.migrations.filter { migration in
            // A folder beside a journal is another era's, whose times are whole seconds.
            if material.isJournal, case .folder = migration.origin { return false }
            guard let when = migration.when else { return false }
            return when.rawValue % step == 0
        }
        guard !round.isEmpty else { return [] }
        return [
            CheckFinding(
                "when-round", .note, at: round.map { material.namingPlace(of: $0) },
                .byHand(round.map(\.tag), isJournal: material.isJournal), remedy: .compare)
        ]
    }
}

extension String {
    fileprivate static func byHand(_ tags: [String], isJournal: Bool) -> String {
        let what = isJournal ? "`when` is a whole second" : "the time is a whole minute"
        return
            "\(tags.listed): \(what), so \(tags.count == 1 ? "it was" : "they were") probably written by hand."
    }
    fileprivate static let compare = "See that the times grow from one migration to the next."
}
