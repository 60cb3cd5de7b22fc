import Drizzle
import Postgres
package import Workspace

extension Problem {
    package init(_ obstacle: TargetObstacle) {
        switch obstacle {
        case .unreadable(let error, let origin):
            self.init(error, from: origin.words)
        case .project(let error):
            self.init(error)
        case .unevaluated(let expression):
            self.init(unevaluated: expression, what: "the address of its database")
            remedy = Self.nameIt
        case .noCredentials(let file):
            self.init(
                "\(file) names no database.",
                remedy: "Add dbCredentials to it, set DATABASE_URL, or use --url or --service.")
        case .unset(let variables, let file, let unloaded, let outside):
            let verb = variables.count == 1 ? "is" : "are"
            let details =
                unloaded.map(\.sentence) + outside.map { ConfigurationNote.outsideProject(path: $0).sentence }
            self.init(
                "\(file) takes the address of its database from \(variables.listed), which \(verb) not set.",
                detail: details.isEmpty ? nil : details.joined(separator: "\n"),
                remedy: unloaded.isEmpty
                    ? "Set it, or write it into .env beside the configuration. \(Self.nameIt)"
                    : "Set it, or let the configuration load that file. \(Self.nameIt)")
        case .otherDriver(let driver, let file):
            self.init(
                "\(file) uses \(driver), which is no server that libpq could talk to.",
                remedy: "Name a PostgreSQL server with --url or --service.")
        case .parametersRefused(let keywords, let file):
            self.init(
                "\(file) sets \(keywords.listed) in the address of its database, which only you may.",
                remedy: "Take that out of the address, or name the database yourself with --url.")
        case .unconfirmed(let question):
            self.init(question)
        case .libraryMissing(let missing):
            self.init(missing)
        }
    }

    private static let nameIt = "Or say which database you mean with --url or --service."
}

extension UnloadedVariable {
    fileprivate var sentence: String {
        "\(path) has \(name), but neither Drizzle Kit nor the configuration loads that file."
    }
}

extension TargetOrigin {
    /// Such as "DATABASE_URL" or "the Drizzle configuration".
    package var words: String {
        switch self {
        case .argument: "the address given"
        case .against: "--against"
        case .service(let name): "the service \(name)"
        case .configuration(let file, _): file
        case .databaseURL: "DATABASE_URL"
        case .libpq(let variables) where variables.isEmpty: "libpq's defaults"
        case .libpq(let variables): variables.listed
        }
    }
}

extension Problem {
    /// Not a failure: what stood in the way, and which database is used instead.
    package init(_ obstacle: TargetObstacle, using origin: TargetOrigin) {
        self.init(obstacle)
        remedy = "The database of \(origin.words) is used instead."
    }
}
