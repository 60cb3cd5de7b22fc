import Glibc
import Reports
import SystemCalls
import Terminal

/// A stream of the process: standard output or standard error.
///
/// Gathers what is written and hands it over in large pieces; call ``flush()`` at the end. Who reads may go away: the
/// write then ends the program the way it ends `cat`, without a word.
struct Output: ~Copyable {
    private let descriptor: Int32
    private var pending: [UInt8] = []

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// Whether a person reads along, so that hostile characters have to be made visible.
    var isTerminal: Bool { isatty(descriptor) == 1 }

    mutating func write(_ text: String) {
        pending.append(contentsOf: text.utf8)
        if pending.count >= 65_536 { flush() }
    }

    /// Writes a document as text.
    mutating func write(_ document: Document) {
        for line in DocumentText(document, glyphs: .ofLocale) { write(line + "\n") }
    }

    /// Passes the bytes on at once when nothing is pending and they are many.
    mutating func write(_ bytes: UnsafeRawBufferPointer) {
        if pending.isEmpty, bytes.count >= 16_384 { return send(bytes) }
        pending.append(contentsOf: bytes)
        if pending.count >= 65_536 { flush() }
    }

    mutating func flush() {
        pending.withUnsafeBytes { send($0) }
        pending.removeAll(keepingCapacity: true)
    }

    private func send(_ bytes: UnsafeRawBufferPointer) {
        do {
            try Descriptor.write(bytes, to: descriptor)
        } catch {
            giveUp(error)
        }
    }

    /// A full disk or a lost terminal: what was written is of no use, which only standard error can still say.
    private func giveUp(_ error: SystemError) -> Never {
        if descriptor != STDERR_FILENO {
            Output.complain(
                Problem(
                    "Standard output could not be written: \(error).",
                    remedy: "What was written so far is not all of it."))
        }
        exit(ExitStatus.server.rawValue)
    }

    /// One line for a person, on standard error.
    static func complain(_ problem: Problem) { complain(problem.lines) }

    static func complain(_ text: String) {
        var errors = Output(STDERR_FILENO)
        errors.write(errors.isTerminal ? text.safeForTerminal : text)
        errors.flush()
    }
}
