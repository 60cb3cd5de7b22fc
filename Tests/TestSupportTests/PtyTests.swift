import Terminal
import TestSupport
import Testing

@Suite struct `A program in a pseudo-terminal` {
    private let size = Size(columns: 80, rows: 24)

    private func shell(_ script: String) throws -> Pty {
        try Pty("/bin/sh", ["-c", script], size: size)
    }

    @Test func `has the size it was given, and a controlling terminal`() throws {
        let pty = try shell("stty size; echo reached >/dev/tty")
        try pty.wait(for: "24 80", "reached")
        #expect(try pty.waitUntilExit() == .exited(0))
    }

    @Test func `reads what is typed`() throws {
        let pty = try shell("read line; echo \"got <$line>\"; exit 3")
        pty.type("word\r")
        try pty.wait(for: "got <word>")
        #expect(try pty.waitUntilExit() == .exited(3))
    }

    @Test func `hears of a new size`() throws {
        let pty = try shell("trap 'stty size; exit' WINCH; echo ready; while :; do read line; done")
        try pty.wait(for: "ready")
        pty.resize(to: Size(columns: 200, rows: 60))
        pty.type("\r")
        try pty.wait(for: "60 200")
    }

    @Test func `says what came instead of what was waited for`() throws {
        let pty = try shell("printf '\\033[1mbold\\033[0m'")
        #expect(throws: PtyError.neverCame("italic", transcript: " bold ")) { try pty.wait(for: "italic") }
    }

    @Test func `can be waited for behind a mark only`() throws {
        let pty = try shell("echo same; read line; echo other")
        try pty.wait(for: "same")
        let mark = pty.transcript.end
        pty.type("\r")
        try pty.wait(for: "other", after: mark)
        #expect(!pty.transcript.contains(Array("same".utf8), after: mark))
    }

    @Test func `is told which signal ended it`() throws {
        let pty = try shell("kill -TERM $$")
        #expect(try pty.waitUntilExit() == .signalled(15))
    }
}
