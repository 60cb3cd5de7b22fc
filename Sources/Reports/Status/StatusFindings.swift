import Drizzle
import Terminal
import Verification

/// What a person should know about the migrations as a whole, each in a sentence with what to do.
package struct StatusFinding: Equatable {
    package let sentence: String
    package var remedy: String?
    /// Drizzle stops, or does something nobody wants.
    package var isSerious = true

    package init(sentence: String, remedy: String? = nil, isSerious: Bool = true) {
        (self.sentence, self.remedy, self.isSerious) = (sentence, remedy, isSerious)
    }

    /// The sentence and what to do, one behind the other.
    package var styled: Styled {
        Styled(
            [sentence, remedy].compactMap(\.self).joined(separator: " "), isSerious ? .caution : .info)
    }
}

extension MigrationStatus {
    /// What stops Drizzle, then what else is wrong with the ledger, the next run and the files.
    package var findings: [StatusFinding] {
        let obstacle = nextRun.obstacle.map { StatusFinding(sentence: $0.sentence, remedy: $0.remedy) }
        let fault = nextRun.fault.map { StatusFinding(sentence: $0.sentence, remedy: $0.remedy) }
        let warnings = nextRun.warnings.map {
            StatusFinding(sentence: $0.sentence, remedy: $0.remedy, isSerious: $0.isSerious)
        }
        let files = folder.problems.map { StatusFinding(sentence: $0.sentence, remedy: $0.remedy) }
        let all =
            [obstacle, fault, ledger.finding].compactMap { $0 } + warnings + files
            + [folder.finding].compactMap { $0 }
        var said: Set<String> = []
        return all.filter { said.insert($0.sentence).inserted }
    }
}

extension Ledger {
    /// That nothing is recorded, which is no problem by itself; other states are obstacles or warnings.
    fileprivate var finding: StatusFinding? {
        switch self {
        case .absent(let location):
            StatusFinding(
                sentence: "There is no \(location): Drizzle has applied nothing in this database.",
                remedy: "It is created by the first run.", isSerious: false)
        case .table(let table) where table.rows.isEmpty:
            StatusFinding(
                sentence:
                    "The ledger \(table.location) is empty: Drizzle has applied nothing in this database.",
                isSerious: false)
        case .table, .elsewhere, .unreadable: nil
        }
    }
}

extension MigrationFolder {
    fileprivate var finding: StatusFinding? {
        guard layout == .empty else { return nil }
        return StatusFinding(
            sentence: "There is no migration in \(path) yet.",
            remedy: "`drizzle-kit generate` writes the first one.", isSerious: false)
    }
}
