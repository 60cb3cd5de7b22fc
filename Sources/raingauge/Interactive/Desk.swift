import Browser
import Curses
import Glibc
import SQL
import SystemCalls
import Terminal
import Themes

/// What lies beside the screen: the themes, and where copies go when the terminal cannot take them.
struct Desk: Sendable {
    private let temporaryFolder: String

    init(environment: [String: String]) {
        let named = ["XDG_RUNTIME_DIR", "TMPDIR"].lazy.compactMap { environment[$0] }
        temporaryFolder = named.first { !$0.isEmpty } ?? "/tmp"
    }

    /// The theme to begin with; when it cannot be used, the default one and why.
    func firstTheme(named name: String) -> (theme: Theme, complaint: Notice?) {
        switch theme(named: name) {
        case .success(let theme): return (theme, nil)
        case .failure(let problem):
            let plain = try? theme(named: "default").get()
            return (plain ?? Theme(name: "none", styles: [:]), Notice(problem.summary, tone: .caution))
        }
    }

    func theme(named name: String) -> Result<Theme, Problem> {
        do {
            return .success(try Themes.theme(named: name))
        } catch {
            return .failure(Problem("There is no theme “\(name)” that could be used.", detail: "\(error)"))
        }
    }

    /// Hands `text` to the clipboard of the person's terminal, or to a file when that is impossible.
    func copy(_ text: String, what: String, to screen: inout Screen) -> Notice {
        switch screen.copyToClipboard(Array(text.utf8)) {
        case .sent:
            Notice("Copied \(what), \(ByteCount(text.utf8.count)).", tone: .success)
        case .tooLong(let limit):
            keep(text, what: what, because: "terminals take no more than \(ByteCount(limit)) at once")
        case .unsupported:
            keep(text, what: what, because: "this terminal has no clipboard")
        }
    }

    private func keep(_ text: String, what: String, because reason: String) -> Notice {
        let path = "\(temporaryFolder)/raingauge-copy-\(getpid()).txt"
        do {
            try File(writing: path, mode: 0o600, followsLinks: false).write(Array(text.utf8))
        } catch {
            return Notice("Not copied: \(reason), and \(path): \(error).", tone: .danger)
        }
        return Notice("Wrote \(what) to \(path): \(reason).", tone: .caution)
    }
}
