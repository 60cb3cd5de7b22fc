import Reports
import Terminal
import Themes

extension Themes {
    /// The theme to begin with; when it cannot be used, the default one and why.
    static func first(named name: String) -> (theme: Theme, complaint: Notice?) {
        switch found(named: name) {
        case .success(let theme): return (theme, nil)
        case .failure(let problem):
            let plain = try? found(named: "default").get()
            return (plain ?? Theme(name: "none", styles: [:]), Notice(problem.summary, tone: .caution))
        }
    }

    static func found(named name: String) -> Result<Theme, Problem> {
        do {
            return .success(try theme(named: name))
        } catch {
            return .failure(Problem("There is no theme “\(name)” that could be used.", detail: "\(error)"))
        }
    }
}
