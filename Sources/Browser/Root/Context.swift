import Postgres
package import Reports
package import SQL
package import Terminal

/// What every screen may know but none owns.
package struct Context: Equatable, Sendable {
    package var session: Session
    package var link = Link.connecting("")
    package var settings: Settings
    package var size = Size(columns: 80, rows: 24)
    package var glyphs = Glyphs.unicode
    /// The time of the newest event; the browser has no clock of its own.
    package var now: ContinuousClock.Instant
    /// When the oldest question that is still open was asked; `nil` when nothing is waited for.
    package internal(set) var waitingSince: ContinuousClock.Instant?
    package var themes: [String] = []
    package var theme = "default"
    package var isMouseOn = true
    /// What is staged, over all screens.
    package var staging = Staging()
    /// How tables were looked at the last time.
    package var kept: [QualifiedName: KeptTable] = [:]
    /// What is to be said against what is pending, as far as somebody has looked.
    var review = KnownReview()

    package init(session: Session, settings: Settings, now: ContinuousClock.Instant) {
        (self.session, self.settings, self.now) = (session, settings, now)
    }

    /// The area between the header and the hints.
    package var body: Size { Size(columns: size.columns, rows: max(0, size.rows - 2)) }
}

/// Which database this is, in the words of the header.
package struct Session: Equatable, Sendable {
    /// Such as `shop@db1:5432`.
    package private(set) var database: String
    package private(set) var environment: Environment?
    /// The database's own name, once the session has said it.
    private(set) var databaseName: String?
    /// The other names by which a person may know it.
    private let names: [String]

    package init(database: String, names: [String] = [], environment: Environment? = nil) {
        (self.database, self.names, self.environment) = (database, names, environment)
    }

    /// The name, and behind it where it is: `shop` and `@db1:5432`.
    var parts: (name: String, place: String) {
        guard let name = databaseName, database.hasPrefix("\(name)@") else {
            let end = database.firstIndex(of: "@") ?? database.endIndex
            return (String(database[..<end]), String(database[end...]))
        }
        return (name, String(database.dropFirst(name.count)))
    }

    /// Believes what the session says rather than how it was reached.
    mutating func adopt(_ identity: DatabaseIdentity, _ settings: Settings) {
        databaseName = identity.database
        environment = settings.environment(of: identity.names + [database] + names) ?? environment
        // What is named by a service says nothing of where it is.
        if names.contains(where: { database == "service \($0)" }) { database = identity.display }
    }
}
