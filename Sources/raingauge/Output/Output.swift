import Glibc
import Reports
import SystemCalls
import Terminal

/// A stream of the process: standard output or standard error.
///
/// Gathers what is written and hands it over in large pieces; call ``flush()`` at the end. Who reads may go away: the
/// write then ends the program the way it ends `cat`, without a word.
struct Output: ~Copyable {
    private var sink: ByteSink

    init(_ descriptor: Int32) { sink = ByteSink(descriptor) }

    /// Whether a person reads along, so that hostile characters have to be made visible.
    var isTerminal: Bool { isatty(sink.descriptor) == 1 }

    mutating func write(_ text: String) { orEnd { sink throws(SystemError) in try sink.write(text) } }

    /// Writes sentences, with what a person's terminal must not see, or the locale cannot show, as marks.
    mutating func write(words text: String) {
        let glyphs = Glyphs.ofLocale
        write(isTerminal || glyphs == .ascii ? text.safeForTerminal(in: glyphs) : text)
    }

    /// Writes a document as text.
    mutating func write(_ document: Document) {
        for line in DocumentText(document, glyphs: .ofLocale) { write(line + "\n") }
    }

    mutating func flush() { orEnd { sink throws(SystemError) in try sink.flush() } }

    /// A full disk or a lost terminal ends the program.
    private mutating func orEnd(_ writing: (inout ByteSink) throws(SystemError) -> Void) {
        do {
            try writing(&sink)
        } catch {
            if sink.descriptor != STDERR_FILENO { Self.complain(Problem(unwritable: "\(error)")) }
            exit(ExitStatus.server.rawValue)
        }
    }

    /// One line for a person, on standard error.
    static func complain(_ problem: Problem) { complain(problem.lines) }

    static func complain(_ text: String) {
        var errors = Output(STDERR_FILENO)
        errors.write(words: text)
        errors.flush()
    }
}
