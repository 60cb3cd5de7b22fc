import Curses
import Postgres
import Reports
import SQL

/// Where copies go: into tmux, to the clipboard of the person's terminal, or to a file where it cannot take them.
@MainActor
final class Clipboard {
    private let files: CopyFiles
    private let isInsideTmux: Bool
    private var last: (text: String, what: String)?

    init(environment: [String: String]) {
        files = CopyFiles(environment: environment)
        isInsideTmux = environment["TMUX"]?.isEmpty == false
    }

    /// Hands `text` over and says what became of it; what a terminal does with it is not to be known.
    func copy(_ text: String, what: String, to screen: borrowing Screen) -> Notice {
        last = (text, what)
        // What was no text on the server leaves as the bytes that it was.
        let bytes = ServerText.encode(text)
        let subject = "\(what), \(ByteCount(bytes.count))"
        if isInsideTmux, TmuxBuffer.load(bytes) {
            return Notice("Copied \(subject), into tmux; it passes it on to the terminal.", tone: .success)
        }
        switch screen.copyToClipboard(bytes) {
        case .sent:
            return Notice("Sent \(subject), to the terminal; :save-copy makes a file.", tone: .success)
        case .tooLong(let limit):
            return keep(bytes, what, because: ": terminals take no more than \(ByteCount(limit)) at once")
        case .unsupported: return keep(bytes, what, because: ": this terminal has no clipboard")
        }
    }

    /// Writes what was copied last to a file.
    func save() -> Notice {
        guard let last else { return Notice("Nothing was copied yet.", tone: .caution) }
        return keep(ServerText.encode(last.text), last.what, because: "")
    }

    /// Removes the files that copies made.
    func removeFiles() { files.remove() }

    private func keep(_ bytes: [UInt8], _ what: String, because reason: String) -> Notice {
        do {
            let path = try files.keep(bytes)
            return Notice("Wrote \(what) to \(path) until you leave\(reason).", tone: .caution)
        } catch {
            return Notice("Not copied\(reason), and no file can be made: \(error).", tone: .danger)
        }
    }
}
