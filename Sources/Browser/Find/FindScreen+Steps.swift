import Reports
import Rows
import Terminal

// One step after the other, until all is looked into, the time is over or somebody stops it.
extension FindScreen {
    /// How long tables are read before a person is asked whether to go on.
    static let patience = Duration.seconds(60)

    /// Whether something is left to do that nobody is doing.
    var isPaused: Bool { !steps.isEmpty && !looking.isWaiting }

    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] {
        if let result = planning.take(answer) { return take(result, in: context) }
        guard let result = looking.take(answer) else { return [] }
        switch result {
        case .failure(let problem):
            looking.clear()
            return [.say(Notice(problem))]
        case .success(let found):
            steps.removeFirst()
            adopt(found)
            fit(in: context)
            return lookFurther(in: context)
        }
    }

    private mutating func take(
        _ result: Result<PlanFind.Answer, Problem>, in context: Context
    ) -> [Request] {
        guard case .success(let columns) = result, let value else { return [] }
        columnCount = columns.count
        steps = FindStep.all(for: value, in: columns)
        return lookFurther(in: context)
    }

    /// Takes the next step, if there is one and time for it.
    mutating func lookFurther(in context: Context) -> [Request] {
        guard let step = steps.first else { return [] }
        if step.isReading {
            let end = deadline ?? context.now + Self.patience
            deadline = end
            guard context.now < end else { return [] }
        }
        return [looking.ask(TakeFindStep(step))]
    }

    /// Where the value is stands before where nobody knows; the selected line stays selected.
    private mutating func adopt(_ found: [Find]) {
        let selected = view.selection.map { finds[$0] }
        let all = finds + found
        finds = all.filter(\.isFound) + all.filter { !$0.isFound }
        view.resize(count: finds.count)
        if let selected, let line = finds.firstIndex(of: selected) { view.select(line) }
    }
}
