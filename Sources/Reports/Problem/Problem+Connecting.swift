package import Postgres

extension Problem {
    /// Why there is no session, or no longer one, and which parameter to change.
    ///
    /// The error carries no password, and neither do these sentences.
    package init(_ error: PostgresError, target: ConnectionTarget) {
        self.init(error, database: target.display)
    }

    /// The same of a database that is known by its name for people.
    package init(_ error: PostgresError, database: String) {
        guard case .couldNotConnect(let failure) = error.kind else {
            self.init(error)
            return
        }
        self.init(
            failure.summary(for: database), detail: error.words, remedy: error.remedy(failure.remedy))
    }

    /// There is no libpq that could be asked anything.
    package init(_ missing: ClientLibraryMissing) {
        let failure = ConnectionFailure.libraryMissing
        self.init(failure.summary(for: ""), detail: missing.reason, remedy: failure.remedy)
    }
}

extension ConnectionFailure {
    fileprivate func summary(for database: String) -> String {
        switch self {
        case .unknownHost: "Nobody knows the host of \(database)."
        case .hostUnreachable: "The host of \(database) cannot be reached."
        case .refused: "Nothing listens for \(database)."
        case .socketMissing: "There is no server socket for \(database)."
        case .socketForbidden: "The server socket for \(database) may not be used by this account."
        case .passwordMissing: "The server wants a password for \(database)."
        case .passwordWrong: "The server does not accept the password for \(database)."
        case .identityMismatch: "The server does not accept this account for \(database)."
        case .roleMissing: "The role for \(database) does not exist."
        case .roleMayNotLogIn: "The role for \(database) may not log in."
        case .databaseMissing: "The database of \(database) does not exist."
        case .databaseForbidden: "The role may not connect to \(database)."
        case .tlsRequired: "The server takes only encrypted connections to \(database)."
        case .tlsRefused: "The server of \(database) does not offer encryption."
        case .tlsCertificate: "A certificate for \(database) was not accepted."
        case .rejectedByRules: "No line in the server's pg_hba.conf lets this connection to \(database) in."
        case .tooManyConnections: "The server of \(database) has no connection left."
        case .startingUp: "The server of \(database) is starting, stopping or recovering."
        case .timeout: "The server of \(database) did not answer in time."
        case .cancelled: "Connecting to \(database) was stopped."
        case .invalidTarget: "The address of the database makes no sense to libpq."
        case .serviceMissing: "There is no such service (\(database))."
        case .libraryMissing: "PostgreSQL's client library cannot be used."
        case .other: "There is no connection to \(database)."
        }
    }

    fileprivate var remedy: String? {
        switch self {
        case .unknownHost: "Check the host (host, PGHOST)."
        case .hostUnreachable: "Check the host (host, PGHOST), and whether a VPN or a tunnel is missing."
        case .refused: "Check host and port (port, PGPORT), and whether the server is running."
        case .socketMissing:
            "Check that the server runs, or name its socket folder or its host (host, PGHOST)."
        case .socketForbidden: "Connect over TCP instead (host=localhost), or as the server's own account."
        case .passwordMissing: "Put it into ~/.pgpass, PGPASSWORD or the URL."
        case .passwordWrong:
            "Check the password (password, PGPASSWORD, ~/.pgpass) and the user (user, PGUSER)."
        case .identityMismatch: "Name the role that belongs to this account (user, PGUSER), or use TCP."
        case .roleMissing: "Check the user (user, PGUSER)."
        case .roleMayNotLogIn: "Use another user (user, PGUSER), or give this role LOGIN."
        case .databaseMissing: "Check the name of the database (dbname, PGDATABASE)."
        case .databaseForbidden:
            "Use another user (user, PGUSER) or database (dbname, PGDATABASE), or have CONNECT granted."
        case .tlsRequired: "Ask for encryption (sslmode=require, PGSSLMODE)."
        case .tlsRefused:
            "Allow an unencrypted connection (sslmode=prefer, PGSSLMODE), or turn on ssl there."
        case .tlsCertificate:
            "Name the authority that signed it (sslrootcert, PGSSLROOTCERT), or ask for less (sslmode)."
        case .rejectedByRules: "Check user, database and sslmode, or have a line added to pg_hba.conf."
        case .tooManyConnections: "Close a session, or wait until one ends."
        case .startingUp: "Try again in a moment."
        case .timeout: "Check host and port (host, PGHOST), or wait longer (--connect-timeout)."
        case .invalidTarget: "A URL looks like postgres://user@host:5432/database."
        case .serviceMissing:
            "Define it in ~/.pg_service.conf, or name the file that does (PGSERVICEFILE)."
        // Every system has it under this name, and in a package of another.
        case .libraryMissing: "Install \(ClientLibrary.name), the library that psql needs too."
        case .cancelled, .other: nil
        }
    }
}
