import CSystem
import Glibc

/// A program started without a shell and without inheriting anything but what is said.
///
/// Not swift-subprocess: its `run` returns when the child has ended, and a child may only be used inside of a closure
/// until then. Ours live in stored properties, are let go of in a `deinit`, where nothing can be waited for, and the
/// watchdog has to outlive this process.
package struct ChildProcess: Sendable {
    package let id: Int32

    package struct Failure: Error, Equatable {
        package let program: String
        package let number: Int32
    }

    /// What becomes of what a program says on its standard error.
    package enum Errors: Sendable {
        case withOutput, dropped
        /// Into this descriptor.
        case to(Int32)
    }

    /// Starts a program in a session of its own, where no `^C` of ours reaches it.
    ///
    /// - Parameters:
    ///   - arguments: The path of the program, or a name that is looked for in `PATH`; then what it is told.
    ///   - input: A descriptor, or nothing to read.
    ///   - output: A descriptor, or nowhere.
    ///   - errors: Where errors go.
    ///   - variables: The names of what the program gets of our environment, as far as it is set; nothing by default,
    ///     since passwords and tokens stand in there.
    ///   - settings: What stands in its environment besides, before what we have of the same name.
    /// - Throws: ``Failure`` with the `errno` that says why.
    package init(
        _ arguments: [String], input: Int32? = nil, output: Int32? = nil, errors: Errors = .withOutput,
        variables: Set<String> = [], settings: [String: String] = [:]
    ) throws(Failure) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        Self.connect(0, to: input, O_RDONLY, &actions)
        Self.connect(1, to: output, O_WRONLY, &actions)
        switch errors {
        case .withOutput: posix_spawn_file_actions_adddup2(&actions, 1, 2)
        case .dropped: Self.connect(2, to: nil, O_WRONLY, &actions)
        case .to(let descriptor): Self.connect(2, to: descriptor, O_WRONLY, &actions)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        Self.resetSignals(&attributes)
        let strings = arguments.map { strdup($0) } + [nil]
        defer { for string in strings { free(string) } }
        var id: pid_t = 0
        let environment = Self.environment(variables, settings)
        defer { for string in environment { free(string) } }
        let failure = posix_spawnp(&id, arguments[0], &actions, &attributes, strings, environment)
        guard failure == 0 else { throw Failure(program: arguments[0], number: failure) }
        self.id = id
    }

    /// Waits for the end, on a thread of its own, and returns the exit status; a signal counts as 128 and its number.
    package func ended() async -> Int32 {
        let id = id
        return await withCheckedContinuation { continuation in
            let wait: @Sendable () -> Void = { continuation.resume(returning: Self.wait(for: id)) }
            if OwnThread.run(wait) != 0 { wait() }
        }
    }

    /// Asks the program to end, as `kill` does; it has to be one that was not waited for yet.
    package func terminate() { kill(id, SIGTERM) }

    /// Runs a short program to its end and returns what it printed.
    ///
    /// Blocks.
    package static func output(
        of arguments: [String], input: Int32? = nil, errors: Errors = .withOutput,
        variables: Set<String> = []
    ) throws(Failure) -> (status: Int32, text: String) {
        guard let (ours, theirs) = channel() else { throw Failure(program: arguments[0], number: errno) }
        defer { close(ours) }
        let child = Result { () throws(Failure) in
            try ChildProcess(
                arguments, input: input, output: theirs, errors: errors, variables: variables)
        }
        close(theirs)
        let bytes = (try? Descriptor.bytes(of: ours)) ?? []
        return (wait(for: try child.get().id), String(decoding: bytes, as: UTF8.self))
    }

    /// Two connected descriptors that no child inherits by accident.
    ///
    /// Unlike `pipe`, `socketpair` can mark them close-on-exec in the same breath as it makes them, so that a program
    /// started by another thread in between does not get them either.
    package static func channel() -> (ours: Int32, theirs: Int32)? {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        return socketpair(AF_UNIX, kind, 0, &ends) == 0 ? (ends[0], ends[1]) : nil
    }

    package static func wait(for id: Int32) -> Int32 {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0 {
            guard errno == EINTR else { return -1 }
        }
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }

    /// `NAME=value` for each variable that is set, and a null pointer behind them.
    private static func environment(
        _ names: Set<String>, _ settings: [String: String]
    ) -> [UnsafeMutablePointer<CChar>?] {
        var values = settings
        for name in names where values[name] == nil {
            values[name] = getenv(name).map { String(cString: $0) }
        }
        return values.sorted { $0.key < $1.key }.map { strdup("\($0)=\($1)") } + [nil]
    }

    private static func connect(
        _ target: Int32, to source: Int32?, _ mode: Int32, _ actions: inout posix_spawn_file_actions_t
    ) {
        if let source {
            posix_spawn_file_actions_adddup2(&actions, source, target)
        } else {
            posix_spawn_file_actions_addopen(&actions, target, "/dev/null", mode, 0)
        }
    }

    /// The child starts with nothing blocked or ignored, whatever we do with signals ourselves.
    private static func resetSignals(_ attributes: inout posix_spawnattr_t) {
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        let flags = Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF) | SYSTEM_SPAWN_IN_NEW_SESSION
        posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))
    }
}
