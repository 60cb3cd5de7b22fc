import Postgres
import SystemCalls
import Terminal
package import Workspace

extension Problem {
    /// Why a project's address is not connected to, and the two ways out.
    package init(_ question: TrustQuestion) {
        self.init(
            question.summary,
            detail: [question.consequence, question.refusal.map { Problem($0).summary }]
                .compactMap(\.self).joined(separator: "\n"),
            remedy: "If you trust it, add --trust, which is kept; or name a server yourself with --url.")
    }

    /// Why nothing that was confirmed before counts, or something cannot be kept.
    package init(_ refusal: TrustFile.Refusal) {
        switch refusal {
        case .nowhere:
            self.init("There is no place to keep that you trust it: neither XDG_STATE_HOME nor HOME is set.")
        case .unreadable(let path, let reason):
            self.init("\(path) cannot be read (\(reason)), so nothing that you have confirmed counts.")
        case .broken(let path):
            self.init(
                "\(path) is no list of what you trust, so nothing in it counts.",
                remedy: "Remove it, and confirm again.")
        case .notOwn(let path, let objection):
            self.init(
                "\(path.visible) \(objection.words), so what is kept there about trust does not count.")
        case .unwritable(let path, let reason):
            self.init("That you trust it cannot be kept in \(path): \(reason).")
        }
    }
}

extension TrustQuestion {
    fileprivate var summary: String {
        let file = claim.configuration.visible
        let servers = claim.names.listed.visible
        if let foreign {
            return
                "\(foreign.path.visible) \(foreign.objection.words), and would have you connect to \(servers)."
        }
        switch standing {
        case .trusted, .unknown:
            return "\(file) leads to \(database) on \(servers), which you have not confirmed."
        case .changed(let files):
            let verb = files.count == 1 ? "has" : "have"
            return "\(files.map(\.visible).listed) \(verb) changed since you confirmed "
                + "that \(file) leads to \(servers)."
        case .moved(let before):
            return "\(file) leads to \(servers); what you have confirmed is \(before.listed.visible)."
        }
    }

    private var database: String {
        claim.parts.first { $0.keyword == "dbname" }.map(\.value.visible) ?? "a database"
    }

    fileprivate var consequence: String {
        let rest = secrets.isEmpty ? "" : " If it asked, it would get \(secrets.map(\.words).listed)."
        return "Nothing was connected to.\(rest)"
    }
}

extension Person.Objection {
    /// Such as "belongs to mallory".
    fileprivate var words: String {
        switch self {
        case .belongs(let owner): "belongs to \(owner.visible)"
        case .isOpenToAll: "can be written by every account"
        case .isOpen(let group): "can be written by everybody in the group \(group.visible)"
        }
    }
}
