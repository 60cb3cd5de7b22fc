import Drizzle

/// Everything the process knows about which database is meant, before any of it is judged.
struct TargetSources: Equatable {
    /// A URL or a list of keywords, given as the argument or with `--url`.
    var url: String?
    /// `--service`: a section of libpq's service file.
    var service: String?
    var project = ProjectFinding.none
    /// What the process was started with; `.env` is not in it.
    var environment: [String: String] = [:]
}

/// What looking for a Drizzle configuration brought.
enum ProjectFinding: Equatable {
    /// None was named, and there is none from the working folder upwards.
    case none
    case found(DrizzleConfiguration)
    case failed(ProjectError)
}
