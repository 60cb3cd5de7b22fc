import SQL

/// Names that are longer than the 63 bytes PostgreSQL keeps.
///
/// One alone is cut with no more than a NOTICE, and Drizzle goes on calling it by its whole name. Two that begin with the
/// same 63 bytes cannot both be made, in no database.
///
/// - Source: PostgreSQL's scansup.c, `truncate_identifier`; drizzle-orm issues 4003, 3244, 4645, 3280.
struct LongNameRules: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        let collisions = material.faults { fault in
            guard case .nameTaken(let collision) = fault.cause else { return nil }
            let places = [fault.finding, collision.first.finding]
            return CheckFinding(
                "name-collides", .danger, at: places, .same(collision), remedy: fault.remedy)
        }
        let cut = material.rehearsal.cutNames
        guard !cut.isEmpty else { return collisions }
        return collisions + [
            CheckFinding("name-cut", .note, at: cut.map(\.finding), .cut(cut.map(\.written)))
        ]
    }
}

extension LongName {
    fileprivate var finding: CheckFinding.Place { CheckFinding.Place(file, line: line, tag: tag) }
}

extension String {
    fileprivate static func same(_ collision: LongName.Collision) -> String {
        let (first, second) = (collision.first.written, collision.second.written)
        let names = first == second ? "\(first) twice" : "\(first) and \(second)"
        return
            "PostgreSQL keeps \(Identifier.maximalLength) bytes of a name, so that it cannot make \(names): both are \(collision.kept) (\(collision.sqlState))."
    }
    fileprivate static func cut(_ names: [String]) -> String {
        let (verb, them) = names.count == 1 ? ("is", "it") : ("are", "them")
        return
            "\(names.listed) \(verb) longer than the \(Identifier.maximalLength) bytes PostgreSQL keeps of a name: it cuts \(them)."
    }
}
