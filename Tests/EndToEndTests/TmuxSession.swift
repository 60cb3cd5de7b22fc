import Foundation
import TestSupport

/// The real program in a real terminal: keys go in, the picture on the screen comes out.
///
/// The program runs below a shell, so that a test sees what it leaves behind: after it has ended, the screen says
/// `[ended 0]` with its exit status, and the shell takes commands.
///
/// ```swift
/// let terminal = try TmuxSession("demo")
/// try await terminal.wait(for: "orders", "q quit")
/// terminal.press("j", "Enter")
/// #expect(try await terminal.wait(for: "columns").contains("customer_id"))
/// terminal.press("q", "q")
/// try await terminal.wait(for: "[ended 0]")
/// ```
final class TmuxSession: Sendable {
    private let socket = "raingauge-\(UUID().uuidString.prefix(8))"
    /// Told of every byte that the program writes.
    private let news: Int32
    private let newsPath: String

    /// Starts raingauge in a terminal of its own.
    ///
    /// - Parameters:
    ///   - arguments: What raingauge is told.
    ///   - columns: Of the terminal.
    ///   - rows: Of the terminal.
    ///   - term: What the terminal says it is.
    ///   - environment: What the program knows besides `PATH`, `TERM`, a UTF-8 locale and an empty home.
    ///   - folder: Its working folder.
    ///   - program: The program, if it is not the one that ships.
    /// - Throws: Why there is no tmux.
    init(
        _ arguments: String..., columns: Int = 80, rows: Int = 24, term: String = "tmux-256color",
        environment: [String: String] = [:], in folder: String = "/",
        running program: Program = .raingauge
    ) throws {
        newsPath = FileManager.default.temporaryDirectory.path + "/\(socket)"
        guard mkfifo(newsPath, 0o600) == 0 else { throw TerminalError.noFIFO }
        // Open for both, so that opening waits for nobody and the end of tmux is no end of file.
        news = open(newsPath, O_RDWR | O_NONBLOCK | O_CLOEXEC)
        guard news >= 0 else { throw TerminalError.noFIFO }

        let variables = Program.environment(environment).merging(["TERM": term, "PS1": "$ "]) { $1 }
        let script = #""$@"; printf '\n[ended %d]\n' $?; exec sh"#
        let command =
            ["env", "-i"] + variables.map { "\($0)=\($1)" }
            + ["sh", "-c", script, "sh", program.path] + arguments
        try tmux(
            "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "-c", folder, "cat")
        try tmux("set-option", "-g", "status", "off")
        try tmux("set-option", "-g", "escape-time", "0")
        try tmux("set-option", "-g", "remain-on-exit", "on")
        try tmux("pipe-pane", "-O", "test -p '\(newsPath)' && exec cat > '\(newsPath)'")
        try tmux(["respawn-pane", "-k"] + command)
        try tmux("pipe-pane", "-O", "test -p '\(newsPath)' && exec cat > '\(newsPath)'")
    }

    deinit {
        _ = try? tmux("kill-server")
        close(news)
        unlink(newsPath)
    }

    /// What is on the screen, a line per row, without the blanks at the ends of lines.
    var screen: String { (try? tmux("capture-pane", "-p")) ?? "" }

    /// Presses keys by the names tmux has for them, such as `Enter`, `C-c`, `PageDown`, `q`.
    func press(_ keys: String...) { _ = try? tmux(["send-keys"] + keys) }

    /// Types text letter by letter.
    func type(_ text: String) { _ = try? tmux("send-keys", "-l", text) }

    func resize(columns: Int, rows: Int) {
        _ = try? tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
    }

    /// Waits until all of `texts` are on the screen at once.
    ///
    /// - Returns: The screen that has them.
    /// - Throws: ``TerminalError/stillMissing(_:screen:)`` with the screen there was at the deadline.
    @discardableResult
    func wait(for texts: String..., within patience: Duration = .seconds(30)) async throws -> String {
        try await wait(within: patience) { screen in texts.filter { !screen.contains($0) } }
    }

    /// Waits until one of `texts` is on the screen.
    @discardableResult
    func wait(forOneOf texts: String..., within patience: Duration = .seconds(30)) async throws -> String {
        try await wait(within: patience) { screen in
            texts.contains { screen.contains($0) } ? [] : [texts.joined(separator: " or ")]
        }
    }

    /// Waits until none of `texts` is on the screen any more.
    @discardableResult
    func waitUntilGone(
        _ texts: String..., within patience: Duration = .seconds(30)
    ) async throws -> String {
        try await wait(within: patience) { screen in
            texts.filter { screen.contains($0) }.map { "no " + $0 }
        }
    }

    private func wait(
        within patience: Duration, missing: @escaping @Sendable (String) -> [String]
    ) async throws -> String {
        try await onOwnThread { [self] in
            let deadline = ContinuousClock.now + patience
            while true {
                let screen = screen
                let rest = missing(screen)
                if rest.isEmpty { return screen }
                guard ContinuousClock.now < deadline else {
                    throw TerminalError.stillMissing(rest, screen: screen)
                }
                waitForNews()
            }
        }
    }

    /// Returns when the program has written something; now and then also when not, for what tmux draws later.
    private func waitForNews() {
        var request = pollfd(fd: news, events: Int16(POLLIN), revents: 0)
        guard poll(&request, 1, 250) > 0 else { return }
        var piece = [UInt8](repeating: 0, count: 65_536)
        while read(news, &piece, piece.count) > 0 {}
    }

    /// Runs one command of tmux and returns what it prints.
    @discardableResult
    func tmux(_ arguments: String...) throws -> String { try tmux(arguments) }

    /// Foundation's `Process` would wait for the server as well, which inherits what it waits on.
    @discardableResult
    private func tmux(_ arguments: [String]) throws -> String {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw TerminalError.noPipe }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let output = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
        defer { try? output.close() }
        let nothing = open("/dev/null", O_RDWR | O_CLOEXEC)
        defer { close(nothing) }
        let client = try SpawnedProcess(
            "/usr/bin/env", ["tmux", "-u", "-L", socket] + arguments, environment: Program.environment([:]),
            files: .descriptors(input: nothing, output: ends[1], error: ends[1]))
        close(ends[1])
        let text = String(decoding: output.readDataToEndOfFile(), as: UTF8.self)
        guard client.waitUntilExit() == .exited(0) else { throw TerminalError.refused(arguments, text) }
        return text
    }
}

enum TerminalError: Error {
    case noFIFO
    case noPipe
    case refused([String], String)
    case stillMissing([String], screen: String)
}
