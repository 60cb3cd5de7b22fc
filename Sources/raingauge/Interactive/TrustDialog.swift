import Browser
import Curses
import Glibc
import Reports
import Terminal

/// Shows a ``TrustPage`` and waits for its answer; nothing else runs meanwhile.
struct TrustDialog {
    private var page: TrustPage
    private let signals: SignalBell?

    /// How it ended.
    enum Ending: Equatable {
        case answered(TrustPage.Answer)
        case signal(Int32)
    }

    init(_ page: TrustPage, signals: SignalBell?) { (self.page, self.signals) = (page, signals) }

    mutating func run(on screen: inout Screen) -> Ending {
        while true {
            _ = screen.adoptOtherTerminalSize()
            page.size = screen.size
            screen.show(page.render())
            guard wait() else { return .signal(SIGHUP) }
            for number in signals?.taken() ?? [] {
                if let ending = heed(number, on: &screen) { return ending }
            }
            while let key = screen.readKey() {
                if let answer = page.press(key) { return .answered(answer) }
            }
        }
    }

    /// Waits for a key or a signal; `false` once the terminal has gone.
    private func wait() -> Bool {
        var waiting = [pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)]
        if let signals { waiting.append(pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0)) }
        guard poll(&waiting, nfds_t(waiting.count), -1) > 0 else { return errno == EINTR }
        return Int32(waiting[0].revents) & (POLLHUP | POLLERR | POLLNVAL) == 0
    }

    private func heed(_ signal: Int32, on screen: inout Screen) -> Ending? {
        switch signal {
        case SIGWINCH: screen.adoptTerminalSize()
        case SIGCONT: screen.resume()
        case SIGTSTP:
            screen.suspend()
            Job.stop(.program)
            screen.resume()
        case let number: return .signal(number)
        }
        return nil
    }
}
