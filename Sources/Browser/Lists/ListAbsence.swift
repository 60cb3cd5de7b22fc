package import Reports
import Terminal

/// What stands in the place of a list that has no lines.
package enum ListAbsence: Equatable, Sendable {
    /// It is being asked for: `Reading the tables`.
    case waiting(String)
    /// It could not be had; `keys` says what can be pressed.
    case failed(Problem, keys: String = "R tries again   q goes back")
    /// There is nothing to list, which is no failure.
    case calm(Problem)

    func draw(in frame: inout Frame, context: Context) {
        switch self {
        case .waiting(let what): Waiting(what).draw(in: &frame, area: frame.bounds, context: context)
        case .failed(let problem, let keys): problem.draw(in: &frame, area: frame.bounds, keys: keys)
        case .calm(let problem): problem.drawCalmly(in: &frame, area: frame.bounds)
        }
    }
}
