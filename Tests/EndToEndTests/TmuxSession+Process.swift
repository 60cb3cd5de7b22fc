import Foundation
import Glibc
import Testing

extension TmuxSession {
    /// What the program has made of the terminal.
    struct State: Equatable, CustomStringConvertible {
        let description: String

        /// As a shell has it: the ordinary screen, a cursor, no mouse, no pasting in brackets.
        static let ordinary = State(description: "alternate 0, cursor 1, mouse 0")
    }

    var state: State {
        get throws {
            let format = "alternate #{alternate_on}, cursor #{cursor_flag}, mouse #{mouse_any_flag}"
            let text = try tmux("display-message", "-p", format)
            return State(description: text.trimmingCharacters(in: .newlines))
        }
    }

    /// The process that the shell started last.
    func program() throws -> pid_t {
        let shell = try tmux("display-message", "-p", "#{pane_pid}").trimmingCharacters(in: .newlines)
        let children = try String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
        return try #require(children.split(separator: " ").last.flatMap { pid_t($0) })
    }

    /// Asks the shell for the modes of the line: whether it echoes, edits lines and makes signals of keys.
    ///
    /// - Returns: The modes, such as `icanon` and `-echo`.
    func lineModes() async throws -> Set<Substring> {
        // The quotes keep the question itself from looking like the answer.
        type("clear; stty -a | tr -s ' ;' '\\n' | grep -E '^-?(icanon|echo|isig|icrnl|opost)$'; echo mo''des")
        press("Enter")
        let screen = try await wait(for: "\nmodes")
        return Set(screen.split(separator: "\n").prefix { $0 != "modes" })
    }
}

/// Whether a process is there, be it one that nobody has buried yet.
func isRunning(_ process: pid_t) -> Bool { kill(process, 0) == 0 }

/// Asks until the answer is yes.
///
/// Nothing depends on how long it takes; the deadline only ends a test that fails.
func becomesTrue(within patience: Duration = .seconds(30), _ question: () -> Bool) async throws -> Bool {
    let deadline = ContinuousClock.now + patience
    while !question() {
        guard ContinuousClock.now < deadline else { return false }
        try await Task.sleep(for: .milliseconds(10))
    }
    return true
}
