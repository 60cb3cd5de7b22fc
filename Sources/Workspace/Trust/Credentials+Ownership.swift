import Drizzle
import Postgres

extension Credentials {
    /// Whether the project decides which server is connected to.
    ///
    /// It does not where a whole URL, or host and port each, is the whole value of a variable that the person has set,
    /// and where it leaves both to libpq.
    func namesServer(
        _ provenance: Provenance, _ target: ConnectionTarget, _ environment: [String: String]
    ) -> Bool {
        switch self {
        case .url(let url):
            guard target.parameters["host"] != nil || target.parameters["port"] != nil else { return false }
            return !provenance.isPersonal(url, environment)
        case .parameters(let parameters):
            return parameters.contains { part in
                ["host", "port"].contains(part.keyword)
                    && !part.provenance.isPersonal(part.value, environment)
            }
        }
    }

    /// Whether nothing of it is the project's own.
    func isPersonal(_ provenance: Provenance, _ environment: [String: String]) -> Bool {
        if case .url(let url) = self { provenance.isPersonal(url, environment) } else { false }
    }

    /// Where a part is written; `nil` for one of a URL.
    func provenance(of keyword: String) -> Provenance? {
        guard case .parameters(let parameters) = self else { return nil }
        return parameters.last { $0.keyword == keyword }?.provenance
    }
}

extension Provenance {
    /// The variables of the process that have a part in it.
    var variables: [String] {
        sources.compactMap { if case .environment(let name) = $0 { name } else { nil } }
    }

    /// Whether a value is that of one variable, as the person has set it.
    fileprivate func isPersonal(_ value: String, _ environment: [String: String]) -> Bool {
        guard sources.count == 1, let name = variables.first, !Self.isOfFolder(name) else { return false }
        return environment[name] == value
    }

    /// Variables that say in which folder, or from which package, something is run: whoever made the folder has made
    /// them up.
    private static func isOfFolder(_ name: String) -> Bool {
        ["PWD", "OLDPWD", "INIT_CWD", "_"].contains(name) || name.hasPrefix("npm_")
    }
}
