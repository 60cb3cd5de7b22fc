import Glibc
package import Postgres
import Synchronization
import SystemCalls

/// A private PostgreSQL server on a Unix socket in a temporary folder: for the demo, the shadow database and the tests.
///
/// Only this account (and root) can enter the folder, so nobody needs a password. A watchdog process stops the server
/// and removes the folder as soon as this process lets go of it, in whatever way it ends, be it `SIGKILL`.
package final class ScratchServer: Sendable {
    /// Holds the socket, the data and the log.
    package let folder: String
    /// Part of the socket's name, and the TCP port where there is one.
    package let port: Int
    package let configuration: Configuration
    private let account: ServerAccount
    private let watchdog: Watchdog
    private let server = Mutex<ChildProcess?>(nil)

    /// Makes a cluster and starts a server on it, which takes about a second.
    ///
    /// - Parameter configuration: By default an empty UTF-8 cluster of the newest PostgreSQL of this machine.
    /// - Returns: A server that lets people in.
    /// - Throws: ``ScratchServerError``; then nothing is left behind.
    package static func start(
        _ configuration: Configuration? = nil
    ) async throws(ScratchServerError) -> ScratchServer {
        let server =
            if let configuration { try ScratchServer(configuration) } else {
                try ScratchServer(Configuration())
            }
        try await server.launch { () async throws(ScratchServerError) in try await server.initialise() }
        return server
    }

    package init(_ configuration: Configuration) throws(ScratchServerError) {
        guard let account = ServerAccount.current() else { throw .noUnprivilegedAccount }
        (self.configuration, self.account) = (configuration, account)
        folder = try Self.makeFolder()
        account.own(folder)
        port = configuration.listensOnTCP ? try Self.freePort() : 5432
        watchdog = try Watchdog(guarding: folder)
    }

    /// How to connect as the superuser, by the Unix socket.
    package func target(database: String = "postgres", user: String = "postgres") -> ConnectionTarget {
        ConnectionTarget(parameters: ["host": folder, "port": "\(port)", "dbname": database, "user": user])
    }

    /// What the server has logged so far.
    package var log: String {
        String(decoding: (try? File.bytes(of: "\(folder)/log")) ?? [], as: UTF8.self)
    }

    /// Stops the server and removes everything.
    package func stop() async {
        await watchdog.release()
        if let child = server.withLock({ $0.take() }) { _ = await child.ended() }
    }

    /// Starts the server once `prepare` has put a cluster there; a failure leaves nothing behind.
    package func launch(
        after prepare: () async throws(ScratchServerError) -> Void
    ) async throws(ScratchServerError) {
        do {
            try await prepare()
            try await launch()
        } catch {
            await stop()
            throw error
        }
    }

    private func initialise() async throws(ScratchServerError) {
        let program = configuration.binaries.program("initdb")
        let status = try await run([
            program, "--pgdata=\(folder)/data", "--username=postgres", "--auth=trust", "--no-sync",
            "--no-instructions", "--encoding=\(configuration.encoding)", "--locale=\(configuration.locale)",
        ])
        guard status == 0 else { throw .programFailed("initdb", log: log) }
        guard let rules = configuration.accessRules else { return }
        guard Self.write(rules.joined(separator: "\n") + "\n", to: "\(folder)/data/pg_hba.conf") else {
            throw .noTemporaryFolder
        }
    }

    private func launch() async throws(ScratchServerError) {
        let settings = configuration.allSettings(folder: folder, port: port).flatMap {
            ["-c", "\($0)=\($1)"]
        }
        let child = try spawn(
            [configuration.binaries.program("postgres"), "-D", "\(folder)/data"] + settings)
        server.withLock { $0 = child }
        try await becomeReady(child)
    }

    /// Waits until the server lets somebody in, or is gone.
    private func becomeReady(_ child: ChildProcess) async throws(ScratchServerError) {
        for _ in 0..<3000 {
            var information = siginfo_t()
            waitid(P_PID, id_t(child.id), &information, WEXITED | WNOHANG | WNOWAIT)
            guard information.si_signo == 0 else { throw .programFailed("postgres", log: log) }
            if socketExists, await isReady() { return }
            do { try await Task.sleep(for: .milliseconds(10)) } catch { throw .cancelled }
        }
        throw .programFailed("postgres", log: log)
    }

    private var socketExists: Bool { access("\(folder)/.s.PGSQL.\(port)", F_OK) == 0 }

    /// A refusal by the access rules also proves that the server is up.
    private func isReady() async -> Bool {
        do {
            try await Connection.open(target(), timeout: .seconds(5)).close()
            return true
        } catch {
            guard case .couldNotConnect(let failure) = error.kind else { return false }
            return failure.comesFromRules
        }
    }

    package func run(_ arguments: [String]) async throws(ScratchServerError) -> Int32 {
        try await spawn(arguments).ended()
    }

    private func spawn(_ arguments: [String]) throws(ScratchServerError) -> ChildProcess {
        guard let log = try? File(appendingTo: "\(folder)/log", mode: 0o644) else { throw .noTemporaryFolder }
        do {
            // The server must not start in a folder of ours that its account may not enter.
            let command = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder] + account.command(arguments)
            return try ChildProcess(command, output: log.descriptor)
        } catch {
            throw .cannotStart(error.program, errno: error.number)
        }
    }
}

extension ConnectionFailure {
    /// Said by a server that is up and lets this account in under other conditions, or not at all.
    fileprivate var comesFromRules: Bool {
        switch self {
        case .passwordMissing, .passwordWrong, .identityMismatch, .roleMissing, .roleMayNotLogIn,
            .tlsRequired,
            .rejectedByRules:
            true
        case .unknownHost, .hostUnreachable, .refused, .socketMissing, .socketForbidden, .databaseMissing,
            .databaseForbidden, .tlsRefused, .tlsCertificate, .tooManyConnections, .startingUp, .timeout,
            .cancelled,
            .invalidTarget, .serviceMissing, .libraryMissing, .other:
            false
        }
    }
}
