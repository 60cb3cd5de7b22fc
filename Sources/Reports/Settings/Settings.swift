package import Postgres
package import Rows

/// What a person has set, in `config.toml` or with flags; plain values with the defaults of a new installation.
package struct Settings: Equatable, Sendable {
    package var theme = "default"
    /// Rows fetched at once.
    package var pageSize = 100
    package var lockTimeout = Duration.seconds(2)
    package var statementTimeout = Duration.seconds(30)
    /// The timeouts that were asked for on the command line: they hold even where a role has stricter ones.
    package var askedTimeouts: Set<SessionLimits.Kind> = []
    package var connectTimeout = Duration.seconds(10)
    /// The first one that matches names the database.
    package var environments: [Environment] = []
    /// By which columns rows are known.
    package var labels = ChosenLabels()

    package init() {}
}

/// A kind of database that a person wants to recognise, such as production.
package struct Environment: Equatable, Sendable {
    package enum Colour: String, Equatable, Sendable, CaseIterable { case red, yellow, green, blue }

    /// Compared with `database@host:port`; `*` stands for anything.
    package let pattern: String
    package let label: String
    package let colour: Colour

    package init(pattern: String, label: String, colour: Colour) {
        (self.pattern, self.label, self.colour) = (pattern, label, colour)
    }
}

extension Environment {
    /// Whether a change needs more than a yes: what is red, or calls itself production.
    package var isProtected: Bool { colour == .red || label.lowercased().contains("prod") }
}
