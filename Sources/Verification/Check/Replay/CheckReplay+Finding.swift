import Drizzle
import Postgres

extension CheckReplay {
    /// The refusal as a finding, at the statement that was refused.
    ///
    /// What this machine does not have or the replay may not do is no fault of the file, so that is not as grave.
    var finding: CheckFinding? {
        guard case .refused(let refusal, let runsAlone) = outcome else { return nil }
        let place = refusal.place
        let limit = refusal.limit
        return CheckFinding(
            "replay-refused", limit == nil ? .danger : .caution,
            at: [CheckFinding.Place(place.file, line: place.line, tag: place.tag)],
            refusal.isTooSlow ? .unfinished(refusal, by: version) : .refused(refusal, by: version),
            remedy: limit ?? (runsAlone ? .apart : .whole))
    }
}

extension ReplayRefusal {
    /// Why another server may well take the statement.
    fileprivate var limit: String? {
        if isUndecided { return .overdue }
        if missesExtension { return .elsewhere }
        return error.sqlState == .insufficientPrivilege ? .forbidden : nil
    }

    /// 58P01 is what a missing control file comes to before version 15.
    fileprivate var missesExtension: Bool {
        error.message.contains("extension")
            && [.featureNotSupported, .undefinedFile].contains(error.sqlState)
    }
}

extension SQLState {
    fileprivate static let undefinedFile = SQLState("58P01")
}

extension String {
    fileprivate static func refused(_ refusal: ReplayRefusal, by version: String) -> String {
        let state = refusal.error.sqlState.map { " (\($0))" } ?? ""
        return
            "When all files are run on an empty database, PostgreSQL \(version) stops at \(refusal.place.words): \(refusal.error.message)\(state)."
    }

    fileprivate static func unfinished(_ refusal: ReplayRefusal, by version: String) -> String {
        "When all files are run on an empty database, PostgreSQL \(version) does not come to an end in time with \(refusal.place.words)."
    }

    fileprivate static let overdue =
        "Let it run longer (--statement-timeout, statement_timeout in config.toml), or find out what it waits for; nothing behind this statement was tried."
    fileprivate static let elsewhere =
        "The server of this machine does not have the extension; nothing behind this statement was tried."
    fileprivate static let forbidden =
        "The replay's role owns its database and nothing else, so another role may well do this; nothing behind this statement was tried."
    fileprivate static let apart =
        "Each file runs by itself, but a new database gets all of them in one transaction: apply them there up to the one before, and then the rest."
    fileprivate static let whole =
        "A new database, such as that of a test or a colleague, stops here; nothing behind this statement was tried."
}
