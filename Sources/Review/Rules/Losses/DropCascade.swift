import SQL
import Verification

/// CASCADE takes along whatever depends on it, however much that is.
struct DropCascade: ReviewRule {
    let page = RulePage(
        "drop-cascade", .danger, "CASCADE takes along whatever depends on it, however much that is.",
        why:
            "Views, foreign keys, defaults; with a type the columns of that type. Drizzle Kit writes it behind every DROP TABLE.",
        instead: "Drop one thing after the other, without CASCADE.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard let subject = subject(of: step, in: course) else { return [] }
        let victims = subject.table.flatMap { course.dependents(on: $0, subject.column) }
        let sentence =
            switch victims {
            case nil: "Whatever depends on \(subject.words) goes too."
            case let victims? where victims.isEmpty:
                "Nothing that is known depends on \(subject.words), so CASCADE is not needed."
            case let victims?:
                "With \(subject.words) \(victims.count == 1 ? "goes" : "go") \(victims.listed)."
            }
        return [
            finding(
                at: step.place, sentence, about: subject.table.map(course.about),
                severity: victims?.isEmpty == true ? .caution : nil)
        ]
    }

    private struct Dropped {
        let words: String
        var table: QualifiedName?
        var column: Identifier?
    }

    private func subject(of step: Step, in course: Course) -> Dropped? {
        switch (step.statement, step.operation) {
        case (.drop(let drop), _) where drop.isCascading: return subject(of: drop, step, course)
        case (.alterTable, _):
            guard let table = step.altered(in: course), !course.isNew(table) else { return nil }
            return step.changes.lazy.compactMap { change -> Dropped? in
                switch change {
                case .dropColumn(let name, _, isCascading: true):
                    Dropped(words: "\(table.shown).\(name)", table: table, column: name)
                case .dropConstraint(let name, _, isCascading: true): Dropped(words: "\(name)")
                default: nil
                }
            }.first
        case (_, .dropOwned(isCascading: true)?): return Dropped(words: "what the role owns")
        case (_, .alterDomain(let name, _, isCascading: true)?):
            return Dropped(words: "the constraint of \(name)")
        default: return nil
        }
    }

    /// Nothing can depend on a policy.
    private func subject(of drop: Drop, _ step: Step, _ course: Course) -> Dropped? {
        let kinds = Set(drop.objects.map(\.kind)).subtracting([.policy])
        let objects = kinds.contains(.other) ? drop.objects : step.dropped(kinds, in: course)
        guard let first = objects.first else { return drop.objects.isEmpty ? Dropped(words: "it") : nil }
        let isTable = first.kind == .table
        return Dropped(
            words: objects.map { "\($0.name)" }.listed, table: isTable ? course.whole(first.name) : nil)
    }
}

extension Course {
    /// What depends on a table or a column of it; `nil` where nobody knows.
    func dependents(on table: QualifiedName, _ column: Identifier?) -> [String]? {
        guard let facts = facts.tables[table], !self.facts.indexes.isEmpty else { return nil }
        let own = column.map { facts.dependents[$0] ?? [] } ?? facts.dependents.values.flatMap(\.self)
        let keys = self.facts.tables.filter { other, facts in
            other != table && facts.foreignKeys.contains { $0.target == table }
        }.keys.sorted().map { "a foreign key of \($0.shown)" }
        return Set(own).sorted() + (column == nil ? keys : [])
    }
}
