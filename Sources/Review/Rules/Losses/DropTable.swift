import SQL
import Verification

/// A table goes, with all its rows.
struct DropTable: ReviewRule {
    let page = RulePage(
        "drop-table", .danger, "A table goes, with all its rows.",
        why:
            "Code that still runs fails, and nothing brings the rows back. Every table that it points at is closed meanwhile.",
        instead: "Rename it away first, and drop it when nobody has missed it.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.dropped([.table, .foreignTable], in: course).map { course.whole($0.name) }.map { table in
            let others = Set(course.table(table).facts.foreignKeys.map(\.target)).subtracting([table])
                .sorted()
            let closed = others.isEmpty ? "" : ", and closes \(others.map(\.shown).listed)"
            return finding(
                at: step.place, "\(table.shown) goes with all its rows\(closed).", about: course.about(table),
                safeWay: .dropLater(table), question: .lostRows(of: table))
        }
    }
}

extension Step {
    /// The objects that a `DROP` takes away and that are older than the batch.
    func dropped(_ kinds: Set<ObjectKind>, in course: Course) -> [ObjectReference] {
        guard case .drop(let drop) = statement else { return [] }
        return drop.objects.filter { object in
            guard kinds.contains(object.kind) else { return false }
            let isNew =
                object.kind == .table
                ? course.isNew(course.whole(object.name))
                : course.newObjects.contains(
                    course.newObject(object.kind, object.name, part: object.part))
            return !isNew
        }
    }
}
