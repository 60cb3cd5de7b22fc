import CNcurses
import Foundation
import Glibc
import Terminal
import Testing

@testable import Curses

enum Crash: String, CaseIterable, Codable {
    case failedPrecondition, badAccess, abort, endlessRecursion

    func happen() {
        switch self {
        case .failedPrecondition: preconditionFailure("a promise was broken")
        case .badAccess: raise(SIGSEGV)
        case .abort: Glibc.abort()
        case .endlessRecursion: Self.recurse(1)
        }
    }

    private static func recurse(_ depth: Int) {
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { memory in
            memory[0] = UInt8(truncatingIfNeeded: depth)
            recurse(depth + 1 + Int(memory[0]) * 0)
        }
    }
}

@Suite(.serialized) struct `A crash` {
    @Test(arguments: Crash.allCases) func `leaves the terminal as it was`(crash: Crash) async throws {
        let terminal = try PseudoTerminal(Size(columns: 80, rows: 24))
        let before = terminal.lineModes
        // The process that crashes inherits the environment; only compilers newer than 6.2 let it capture values.
        setenv("RAINGAUGE_CRASH", crash.rawValue, 1)
        setenv("RAINGAUGE_CRASH_TERMINAL", terminal.path, 1)
        await #expect(processExitsWith: .failure) {
            // The thread that runs this blocks some signals, as no thread of the program does.
            var all = sigset_t()
            sigfillset(&all)
            pthread_sigmask(SIG_UNBLOCK, &all, nil)
            let environment = ProcessInfo.processInfo.environment
            let crash = try #require(environment["RAINGAUGE_CRASH"].flatMap(Crash.init))
            let tty = open(try #require(environment["RAINGAUGE_CRASH_TERMINAL"]), O_RDWR | O_NOCTTY)
            var screen = try Screen(
                theme: .plain, environment: TerminalEnvironment(term: "xterm-256color"), input: tty,
                output: tty)
            screen.setMouse(on: true)
            screen.show(Frame(screen.size))
            crash.happen()
        }
        let sent = terminal.receivedText()
        #expect(sent.contains("␛[?1049h"))
        let end = sent[(sent.range(of: "␛[?1006l")?.lowerBound ?? sent.endIndex)...]
        #expect(["␛[?2004l", "␛[?1000l", "␛[?25h", "␛[?1049l"].allSatisfy(end.contains), "\(sent)")
        #expect(terminal.lineModes.c_lflag == before.c_lflag)
        #expect(terminal.lineModes.c_iflag == before.c_iflag)
    }
}

@Suite struct `A capability of a terminal` {
    @Test(arguments: [
        ("\u{1B}[m", "\u{1B}[m"), ("\u{1B}[m\u{F}$<2>", "\u{1B}[m\u{F}"), ("a$<5*/>b$<.5>c", "abc"),
        ("$1$<x", "$1$<x"),
    ]) func `is sent without its padding`(capability: String, bytes: String) {
        #expect(TerminalModes.withoutDelays(capability) == bytes)
    }
}
