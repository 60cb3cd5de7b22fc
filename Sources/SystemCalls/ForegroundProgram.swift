import CSystem
import Glibc

/// A program that gets the terminal for as long as it runs, such as a person's editor.
package enum ForegroundProgram {
    /// Starts a program with our terminal and waits for its end.
    ///
    /// Blocks. Where it stops itself, it is continued: the shell that could do so waits for us.
    ///
    /// - Parameters:
    ///   - arguments: The path of the program, or a name that is looked for in `PATH`; then what it is told.
    ///   - environment: All of its variables.
    /// - Returns: The exit status; a signal counts as 128 and its number.
    /// - Throws: The system's reason why it cannot be started.
    package static func run(
        _ arguments: [String], environment: [String: String]
    ) throws(SystemError) -> Int32 {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        ChildProcess.resetSignals(&attributes, 0)
        let strings = arguments.map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for string in strings + variables { free(string) } }
        // A ^C is meant for that program.
        let handlers = [SIGINT, SIGQUIT].map { ($0, signal($0, SIG_IGN)) }
        defer { for (number, handler) in handlers { signal(number, handler) } }
        var id: pid_t = 0
        let failure = posix_spawnp(&id, arguments[0], nil, &attributes, strings, variables)
        guard failure == 0 else { throw SystemError(number: failure) }
        return wait(for: id)
    }

    private static func wait(for id: pid_t) -> Int32 {
        var status: Int32 = 0
        while true {
            guard waitpid(id, &status, WUNTRACED) >= 0 else {
                guard errno == EINTR else { return -1 }
                continue
            }
            guard status & 0xFF == 0x7F else { break }
            kill(id, SIGCONT)
        }
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }
}
