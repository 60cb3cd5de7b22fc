import Drizzle
import Reports
import Verification

extension MigrationsScreen {
    var obstacleToLanding: String? {
        guard let selected else { return "Select a migration first; Esc shows them." }
        guard let tag = selected.migration?.tag else {
            return selected.state == .strayFile
                ? "No journal entry names this file, so Drizzle never runs it and it leaves nothing."
                : "This row has no file, so nothing says what it should have left."
        }
        guard selected.isApplied || selected.isAhead else {
            let isFile = selected.state == .strayFile || selected.state == .missingFile
            let state = (isFile ? "a " : "") + selected.state.word
            return "\(tag) is \(state), so nothing says what it should leave."
        }
        return nil
    }

    /// Opens what is known already, or asks first: one question for all migrations.
    mutating func showLanding() -> [Request] {
        guard let status, let tag = selected?.migration?.tag else { return [] }
        if let report = landing.value { return [.open(.landing(status, report, tag: tag))] }
        awaited = tag
        return [landing.ask(LookUpLanding(status))]
    }

    /// Whoever goes elsewhere does not want to be taken to the answer.
    package mutating func stepAside() -> [Request] {
        guard awaited != nil, landing.isWaiting else { return [] }
        awaited = nil
        let place = landing.place
        landing.clear()
        return [.run(.cancel(place))]
    }

    /// The status was read anew, so what was said about it is from before.
    mutating func lookUpAgain() -> [Request] {
        guard landing.value != nil, let status else { return [] }
        return [landing.ask(LookUpLanding(status))]
    }

    mutating func take(_ result: Result<LandingReport, Problem>) -> [Request] {
        defer { awaited = nil }
        switch result {
        case .failure(let problem):
            return [.say(Notice(problem.summary, tone: .danger))]
        case .success(let report):
            guard let awaited, let status else { return [] }
            return [.open(.landing(status, report, tag: awaited))]
        }
    }
}
