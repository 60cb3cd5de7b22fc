import Curses
import Glibc
import Postgres
import Reports
import SQL
import SystemCalls

/// Where copies go: to the clipboard of the person's terminal, or to a file when it cannot take them.
struct Clipboard: Sendable {
    private let temporaryFolder: String

    init(environment: [String: String]) {
        let named = ["XDG_RUNTIME_DIR", "TMPDIR"].lazy.compactMap { environment[$0] }
        temporaryFolder = named.first { !$0.isEmpty } ?? "/tmp"
    }

    /// Hands `text` to the clipboard of the person's terminal, or to a file when that is impossible.
    func copy(_ text: String, what: String, to screen: inout Screen) -> Notice {
        // What was no text on the server leaves as the bytes that it was.
        let bytes = ServerText.encode(text)
        return switch screen.copyToClipboard(bytes) {
        case .sent:
            Notice("Copied \(what), \(ByteCount(bytes.count)).", tone: .success)
        case .tooLong(let limit):
            keep(bytes, what: what, because: "terminals take no more than \(ByteCount(limit)) at once")
        case .unsupported:
            keep(bytes, what: what, because: "this terminal has no clipboard")
        }
    }

    private func keep(_ bytes: [UInt8], what: String, because reason: String) -> Notice {
        let path = "\(temporaryFolder)/raingauge-copy-\(getpid()).txt"
        do {
            try File(writing: path, mode: 0o600, followsLinks: false).write(bytes)
        } catch {
            return Notice("Not copied: \(reason), and \(path): \(error).", tone: .danger)
        }
        return Notice("Wrote \(what) to \(path): \(reason).", tone: .caution)
    }
}
