import Reports
import Workspace

/// What every address passes before anything connects to it.
struct TrustGate {
    private let keeper: TrustKeeper
    /// `--trust`: the person has said so already.
    private let isTrusting: Bool

    init(_ environment: [String: String], isTrusting: Bool) {
        (keeper, self.isTrusting) = (TrustKeeper(environment), isTrusting)
    }

    /// What has to be confirmed first; `nil` for what may be connected to.
    func question(about choice: TargetChoice) -> TrustQuestion? {
        guard let question = keeper.question(about: choice) else { return nil }
        guard isTrusting else { return question }
        if let problem = keep(question) { Output.complain(problem) }
        return nil
    }

    /// Remembers a yes; says why it cannot be remembered.
    func keep(_ question: TrustQuestion) -> Problem? {
        do { try keeper.file.keep(question.claim) } catch { return Problem(error) }
        return nil
    }

    /// For who cannot ask anybody.
    func check(_ choice: TargetChoice) throws(Failure) {
        if let question = question(about: choice) { throw Failure(.unconfirmed(question)) }
    }
}
