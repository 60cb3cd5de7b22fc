import SQL
import Verification

/// What goes and what comes look like one thing with another name.
struct LooksLikeRename: ReviewRule {
    let page = RulePage(
        "drop-add-looks-like-rename", .danger,
        "What goes and what comes look like one thing with another name.",
        why:
            "Drizzle Kit asks whether something is new or renamed. Answered with new, it drops the old one with all its values and makes an empty one.",
        instead: "RENAME instead of both statements, or generate the migration again and answer rename.")

    func findings(after course: Course) -> [Finding] {
        columns(course.history) + tables(course.history)
    }

    private func columns(_ history: History) -> [Finding] {
        let gone = Set(history.droppedColumns.map(\.name))
        let lasting = Dictionary(
            grouping: history.addedColumns.filter { !gone.contains($0.name) }, by: \.table)
        return history.droppedColumns.compactMap { dropped in
            guard let type = dropped.value else { return nil }
            let added = lasting[dropped.table]?.first {
                $0.name != dropped.name && $0.value.map { $0.serial ?? $0 } == type
            }
            return added.map {
                finding(
                    at: dropped.place,
                    "\(dropped.table.shown) loses \(dropped.name) and gets \($0.name), both \(type): was it meant to be renamed?",
                    safeWay: [
                        SafeStep(
                            "Instead of both",
                            [
                                "ALTER TABLE \(dropped.table.sql) RENAME COLUMN \(dropped.name.quoted) TO \($0.name.quoted);"
                            ])
                    ])
            }
        }
    }

    private func tables(_ history: History) -> [Finding] {
        history.droppedTables.compactMap { dropped in
            let created = history.createdTables.first {
                $0.table != dropped.table && Self.areAlike(Set($0.value), Set(dropped.value))
            }
            return created.map {
                finding(
                    at: dropped.place,
                    "\(dropped.table.shown) goes and \($0.table.shown) comes with much the same columns: was it meant to be renamed?",
                    safeWay: [
                        SafeStep(
                            "Instead of both",
                            ["ALTER TABLE \(dropped.table.sql) RENAME TO \($0.table.name.quoted);"])
                    ])
            }
        }
    }

    private static func areAlike(_ one: Set<Identifier>, _ other: Set<Identifier>) -> Bool {
        let all = max(one.count, other.count)
        return all > 0 && one.intersection(other).count * 10 >= all * 6
    }
}
