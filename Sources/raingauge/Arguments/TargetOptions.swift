import ArgumentParser
import Postgres
import Reports

/// The options by which every subcommand is told its database.
struct TargetOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The database, as postgres://user@host/database or host=… dbname=…", valueName: "url"))
    var url: String?

    @Option(help: ArgumentHelp("The database, as a section of libpq's service file.", valueName: "name"))
    var service: String?

    @OptionGroup var project: ProjectOptions

    mutating func validate() throws {
        if url != nil, service != nil { throw ValidationError("--url and --service both name a database.") }
        try refuseEmpty(("--url", url), ("--service", service))
    }
}

/// The same for subcommands that look at several databases at once.
struct SeveralTargetOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A database, as postgres://user@host/database or host=… dbname=…; may be given several times.",
            valueName: "url"))
    var url: [String] = []

    @Option(
        help: ArgumentHelp(
            "A database, as a section of libpq's service file; may be given several times.",
            valueName: "name"))
    var service: [String] = []

    @OptionGroup var project: ProjectOptions

    mutating func validate() throws {
        for url in url { try refuseEmpty(("--url", url)) }
        for service in service { try refuseEmpty(("--service", service)) }
    }
}

/// Which Drizzle project is meant, and whether the server that it names may be connected to.
struct ProjectOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The Drizzle configuration, instead of looking for one.", valueName: "path"))
    var config: String?

    @Flag(
        help: ArgumentHelp(
            "Trust the server that the Drizzle configuration names; it is kept, as long as its files stay as they are."
        ))
    var trust = false

    mutating func validate() throws { try refuseEmpty(("--config", config)) }
}

/// What is empty mostly is a variable that is not set, and stands for no database that anybody has chosen.
///
/// - Throws: `ValidationError` for the first that is given and empty.
func refuseEmpty(_ values: (name: String, value: String?)...) throws {
    for case (let name, ""?) in values {
        throw ValidationError("\(name) is empty; is a variable not set?")
    }
}

/// How long the server may take; what is not given comes from `config.toml`.
struct TimeoutOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How long connecting may take, such as 10s.", valueName: "time"))
    var connectTimeout: TimeLimit?

    @Option(
        help: ArgumentHelp(
            "How long a query may run, such as 500ms, 30s or 5min; 0 is for ever. Exports have no limit but this one.",
            valueName: "time"))
    var statementTimeout: TimeLimit?

    @Option(help: ArgumentHelp("How long a query may wait for a lock.", valueName: "time"))
    var lockTimeout: TimeLimit?

    @OptionGroup var logging: LogOptions

    func apply(to settings: inout Settings) {
        settings.connectTimeout = connectTimeout?.duration ?? settings.connectTimeout
        settings.lockTimeout = lockTimeout?.duration ?? settings.lockTimeout
        settings.limitStatements(to: statementTimeout)
        if lockTimeout != nil { settings.askedTimeouts.insert(.lock) }
    }
}

/// Whether it is written down what happens.
struct LogOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Append what the program does to a file, for a report of a bug; no values of rows are in it.",
            valueName: "file"))
    var log: String?
}

/// A time as it is typed: `500ms`, `2s`, `1min`, `1h`, or seconds.
struct TimeLimit: ExpressibleByArgument {
    let duration: Duration

    init?(argument: String) {
        guard let duration = Duration(setting: argument) else { return nil }
        self.duration = duration
    }
}

extension Settings {
    /// A person asks for it here and now, where there is a limit.
    mutating func limitStatements(to limit: TimeLimit?) {
        guard let limit else { return }
        statementTimeout = limit.duration
        askedTimeouts.insert(.statement)
    }
}
