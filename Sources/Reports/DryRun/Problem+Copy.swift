import Postgres
package import Verification
import Workspace

extension Problem {
    /// Why there is no copy to rehearse on.
    package init(_ refusal: CopyRefusal) {
        let details = refusal.details.joined(separator: "\n")
        self.init(refusal.sentence, detail: details.isEmpty ? nil : details, remedy: refusal.remedy)
    }

    /// Why there is no server of our own to rehearse on.
    init(noScratch failure: WorkspaceError.ReplayFailure) {
        let summary = "There is no server to put a copy on; nothing was run."
        switch failure {
        case .noServer(let error):
            let problem = Problem(error)
            let words = [problem.summary, problem.detail].compactMap(\.self).joined(separator: "\n")
            self.init(summary, detail: words, remedy: problem.remedy)
        case .server(let error): self.init(summary, detail: error.message)
        case .catalog(let error):
            let problem = Problem(error)
            self.init(summary, detail: problem.detail ?? problem.summary, remedy: problem.remedy)
        case .files(let failure): self.init(failure)
        }
    }
}
