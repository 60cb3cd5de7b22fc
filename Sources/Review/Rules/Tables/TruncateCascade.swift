import SQL
import Verification

/// TRUNCATE … CASCADE takes all rows of every table away that points at these.
struct TruncateCascade: ReviewRule {
    let page = RulePage(
        "truncate-cascade", .danger,
        "TRUNCATE … CASCADE takes all rows of every table away that points at these.",
        why: "Whatever their foreign keys say about ON DELETE, and however far it goes.",
        instead: "Name every table that is meant.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .truncate(let names, isCascading: true)? = step.operation else { return [] }
        let tables = names.map(course.whole).filter(course.isInUse)
        guard !tables.isEmpty else { return [] }
        let others = course.facts.tables.filter { table, facts in
            !tables.contains(table) && facts.foreignKeys.contains { tables.contains($0.target) }
        }.keys.sorted()
        let whose =
            others.isEmpty
            ? "every table that points at \(tables.map(\.shown).listed)" : others.map(\.shown).listed
        return [finding(at: step.place, "All rows of \(whose) go too.", about: course.about(tables[0]))]
    }
}
