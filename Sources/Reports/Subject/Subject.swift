package import Drizzle
package import Postgres

/// The database and the ledger that a subcommand speaks of, as the session says.
package struct Subject: Equatable, Sendable {
    package let identity: DatabaseIdentity
    /// What the person calls databases such as this one.
    package let environment: Environment?
    /// `nil` where no ledger matters.
    package let ledger: LedgerLocation?

    package init(identity: DatabaseIdentity, environment: Environment?, ledger: LedgerLocation?) {
        (self.identity, self.environment, self.ledger) = (identity, environment, ledger)
    }

    /// One line for people, said before everything else.
    package var line: String {
        let label = environment.map { " (\($0.label))" } ?? ""
        let ledger = ledger.map { ", ledger \($0)" } ?? ""
        return "Database \(identity.display)\(label)\(ledger)"
    }
}

/// A report with the database and the ledger that it is about.
package struct SubjectReport<Report: Encodable>: Encodable {
    package let subject: Subject
    package let report: Report

    package init(_ report: Report, about subject: Subject) { (self.report, self.subject) = (report, subject) }

    private enum Key: String, CodingKey { case database, session, environment, ledger }
    private enum SessionKey: String, CodingKey { case database, host, port, user }

    package func encode(to encoder: any Encoder) throws {
        try report.encode(to: encoder)
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(subject.identity.display, forKey: .database)
        try json.encode(subject.environment?.label, forKey: .environment)
        try json.encode(subject.ledger?.description, forKey: .ledger)
        var session = json.nestedContainer(keyedBy: SessionKey.self, forKey: .session)
        try session.encode(subject.identity.database, forKey: .database)
        try session.encode(subject.identity.host, forKey: .host)
        try session.encode(subject.identity.port, forKey: .port)
        try session.encode(subject.identity.user, forKey: .user)
    }
}
