package import Glibc

/// A program that was started, with what its parent may ask and tell it.
///
/// Started with `posix_spawn`, so that no Swift code ever runs between fork and exec, and the start costs the same
/// whatever the size of the parent.
package struct SpawnedProcess: Equatable, Sendable {
    package let id: pid_t

    /// What a new program gets as its descriptors 0, 1 and 2.
    package enum Files: Sendable {
        /// A terminal, which becomes the controlling one of a new session.
        case terminal(path: String)
        case descriptors(input: Int32, output: Int32, error: Int32)
    }

    package enum Ending: Equatable, Sendable {
        case exited(Int32)
        case signalled(Int32)
    }

    package struct Failure: Error, Equatable {
        package let executable: String
        package let errorNumber: Int32
    }

    /// Starts `executable` with all signals at their defaults.
    package init(
        _ executable: String, _ arguments: [String], environment: [String: String], files: Files
    ) throws(Failure) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var flags = Self.forgetSignals(&attributes)
        if files.prepare(&actions) { flags |= Self.newSession }
        posix_spawnattr_setflags(&attributes, Int16(flags))

        let words = ([executable] + arguments).map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for string in words + variables { free(string) } }
        var id: pid_t = 0
        let failure = posix_spawn(&id, executable, &actions, &attributes, words, variables)
        guard failure == 0 else { throw Failure(executable: executable, errorNumber: failure) }
        self.id = id
    }

    package func send(signal: Int32) { kill(id, signal) }

    /// Waits for the end, and reaps it; call it once.
    package func waitUntilExit() -> Ending {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        return Ending(status)
    }

    /// The ending if there was one by now, which is then reaped.
    package func endingIfOver() -> Ending? {
        var status: Int32 = 0
        return waitpid(id, &status, WNOHANG) == id ? Ending(status) : nil
    }

    /// `POSIX_SPAWN_SETSID`, which glibc hides behind `_GNU_SOURCE`.
    private static let newSession: Int32 = 0x80

    private static func forgetSignals(_ attributes: inout posix_spawnattr_t) -> Int32 {
        var all = sigset_t()
        var none = sigset_t()
        sigfillset(&all)
        sigemptyset(&none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setsigmask(&attributes, &none)
        return POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    }
}

extension SpawnedProcess.Ending {
    init(_ status: Int32) {
        let signal = status & 0x7f
        self = signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal)
    }
}

extension SpawnedProcess.Files {
    /// Says what is to be opened; true when that needs a session of its own.
    fileprivate func prepare(_ actions: inout posix_spawn_file_actions_t) -> Bool {
        switch self {
        case .terminal(let path):
            // The first terminal that the leader of a session opens becomes its controlling terminal.
            posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
            posix_spawn_file_actions_adddup2(&actions, 0, 1)
            posix_spawn_file_actions_adddup2(&actions, 0, 2)
            return true
        case .descriptors(let input, let output, let error):
            for (target, source) in [(0, input), (1, output), (2, error)] {
                posix_spawn_file_actions_adddup2(&actions, source, Int32(target))
            }
            return false
        }
    }
}
