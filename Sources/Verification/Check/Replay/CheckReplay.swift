import Postgres

/// What became of the files of a folder when all of them were run on an empty database.
package struct CheckReplay: Equatable, Sendable {
    package let outcome: Outcome
    /// As the server says it, such as 150004.
    package let serverVersion: Int
    /// Roles that the files speak of and that were made for them.
    package let roles: [String]

    package init(_ outcome: Outcome, serverVersion: Int, roles: [String] = []) {
        (self.outcome, self.serverVersion, self.roles) = (outcome, serverVersion, roles)
    }

    package enum Outcome: Equatable, Sendable {
        case ran
        /// PostgreSQL stops there; `runsAlone` says whether every file runs once each has a run of its own.
        case refused(ReplayRefusal, runsAlone: Bool)
        case unreadable(file: String)
    }

    /// Such as `15.4`.
    package var version: String { SessionFacts.name(ofVersion: serverVersion) }
    package var refusal: ReplayRefusal? {
        if case .refused(let refusal, _) = outcome { refusal } else { nil }
    }
    package var runsAlone: Bool { if case .refused(_, let runsAlone) = outcome { runsAlone } else { false } }
}

extension ReplayRefusal {
    /// The role that the server does not have; a cluster of our own says so in English.
    package var missingRole: String? {
        guard error.sqlState == .undefinedObject,
            let match = error.message.wholeMatch(of: /role "(.+)" does not exist/)
        else { return nil }
        return String(match.output.1)
    }
}

extension SQLState {
    /// `undefined_object`.
    fileprivate static let undefinedObject = SQLState("42704")
}
