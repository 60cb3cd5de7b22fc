/// Everything the process knows about which database is meant, before any of it is judged.
package struct TargetSources: Equatable {
    /// A URL or a list of keywords, given as the argument or with `--url`.
    package var url: String?
    /// `--service`: a section of libpq's service file.
    package var service: String?
    package var project = ProjectFinding.none
    /// What the process was started with; `.env` is not in it.
    package var environment: [String: String] = [:]

    package init(
        url: String? = nil, service: String? = nil, project: ProjectFinding = .none,
        environment: [String: String] = [:]
    ) {
        (self.url, self.service, self.project, self.environment) = (url, service, project, environment)
    }
}
