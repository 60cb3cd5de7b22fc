import SQL
import Verification

/// Goes through a batch, statement by statement, with every rule.
struct ReviewWalk {
    private(set) var findings: [Finding] = []
    private(set) var statements: [ReviewedStatement] = []
    private var course: Course
    private var rehearsal = Rehearsal()
    private let rules: [any ReviewRule]
    private let conditions: Conditions

    init(facts: Facts, conditions: Conditions) {
        course = Course(facts: facts, conditions: conditions)
        self.conditions = conditions
        rules = ReviewRules.all.filter { conditions.profiles.contains($0.page.profile) }
    }

    mutating func run(_ script: ReviewScript) {
        course.begin(script.tag, of: conditions)
        let first = findings.count
        for rule in rules { findings += rule.findings(in: script, under: course.conditions) }
        findings += rehearsed(script)
        for (index, statement) in script.statements.enumerated() {
            take(
                statement,
                at: Finding.Place(
                    tag: script.tag, file: script.file, line: statement.line, number: index + 1,
                    statement: statement.reading.statement.title))
        }
        // What is the matter with the file stands among its statements.
        findings[first...].sort { $0.place.line < $1.place.line }
    }

    private mutating func take(_ statement: ReviewScript.Statement, at place: Finding.Place) {
        let step = Step(
            place: place, reading: statement.reading, effects: course.effects(of: statement.reading),
            isInTransaction: course.isInTransaction)
        findings += judged(step)
        let inUse = Set(step.effects.relations.keys.filter { !course.isNew($0) })
        let sizes = inUse.compactMap { name in course.table(name).facts.bytes.map { (name, $0) } }
        statements.append(
            ReviewedStatement(
                place: place, effects: step.effects, closedBefore: course.closed, inUse: inUse,
                bytes: Dictionary(uniqueKeysWithValues: sizes), obstacle: statement.reading.obstacle))
        course.note(step)
        course.learn(step)
    }

    private func judged(_ step: Step) -> [Finding] {
        // One copy for all rules, not one for each.
        let course = course
        var found = rules.flatMap { $0.findings(on: step, in: course) }
        guard let code = step.reading.code else { return found }
        // The statements of a block are judged one after the other, each as it stands when its turn comes.
        var moment = course
        for reading in code.statements {
            let inner = step.inside(reading, effects: moment.effects(of: reading))
            found += rules.flatMap { $0.findings(on: inner, in: moment) }
            moment.learn(inner)
        }
        return found
    }

    mutating func finish() {
        let (course, rules) = (course, rules)
        findings += rules.flatMap { $0.findings(after: course) }
    }

    /// What the rehearsal of Drizzle's run has against the file, as findings of the rules that speak of it.
    private mutating func rehearsed(_ script: ReviewScript) -> [Finding] {
        let known = (rehearsal.faults.count, rehearsal.ownTransactions.count)
        rehearsal.run(script.run)
        let (faults, commands) = (rehearsal.faults[known.0...], rehearsal.ownTransactions[known.1...])
        let conditions = course.conditions
        return rules.flatMap { rule in
            faults.flatMap { rule.findings(on: $0, in: script, under: conditions) }
                + commands.flatMap { rule.findings(on: $0, in: script, under: conditions) }
        }
    }
}

extension StatementReading {
    /// Why nobody knows what it does.
    fileprivate var obstacle: String? {
        switch statement {
        case .unreadable(let trouble): return trouble.words
        default: return code.flatMap { $0.isOpaque ? "it runs code that it puts together itself" : nil }
        }
    }
}
