import Glibc
import Postgres
import Reports
import Rows
import SQL
import Synchronization
import SystemCalls
import Terminal

/// Writes what a ``RowExport`` streams, in the form that was asked for, to standard output or to a file.
///
/// The file is in its place only once everything is in it; a device or a pipe is simply written to.
final class RowWriter: Sendable {
    let format: RowsCommand.Format
    private let path: String?
    private let destination: ExportDestination
    private let state: Mutex<State>
    /// `nil` where a reader may take as long as it likes.
    private let watch: ReaderWatch?

    fileprivate struct State {
        var output: ByteSink
        /// Whether a person reads along, so that hostile characters have to be made visible.
        let isTerminal: Bool
        var lines = JSONLines()
        var hasBegun = false
        var size = 0
        var hasEscapes = false
    }

    /// - Parameters:
    ///   - format: Not a table.
    ///   - path: `nil` is standard output.
    ///   - readerTimeout: How long whoever reads may pause before the program ends; zero is for ever.
    /// - Throws: ``Failure`` when there cannot be such a file.
    init(_ format: RowsCommand.Format, to path: String?, readerTimeout: Duration) throws(Failure) {
        (self.format, self.path) = (format, path)
        watch = ReaderWatch(limit: readerTimeout) {
            Output.complain(Problem.unread.endingExport(to: nil))
            // Whoever writes cannot be woken.
            _exit(ExitStatus.server.rawValue)
        }
        do {
            destination = try ExportDestination(path: path)
        } catch {
            throw .usage("\(path ?? "") cannot be written: \(error).")
        }
        let descriptor = destination.descriptor
        state = Mutex(State(output: ByteSink(descriptor), isTerminal: isatty(descriptor) == 1))
    }

    /// Takes one or more whole rows.
    ///
    /// - Throws: ``SystemError`` when there is no room for them.
    func write(_ piece: UnsafeRawBufferPointer) throws(SystemError) {
        watch?.beginPiece()
        defer { watch?.endPiece() }
        try state.withLock { state throws(SystemError) in
            state.size += piece.count
            switch format {
            case .csv, .table: try state.write(piece)
            case .ndjson: try state.writeLines(piece)
            case .json: try state.writeElements(piece)
            }
        }
    }

    /// Writes the end, and puts the file in its place.
    func finish() throws(SystemError) {
        try state.withLock { state throws(SystemError) in
            if format == .json { try state.output.write(state.hasBegun ? "\n]\n" : "[]\n") }
            try state.output.flush()
        }
        try destination.finish()
    }

    /// Hands over what was gathered, or removes the file.
    func giveUp() {
        if !destination.hidesParts { state.withLock { state in try? state.output.flush() } }
        destination.discard()
    }

    /// The file of which there is nothing because it is not whole.
    var missingFile: String? { destination.hidesParts ? path : nil }

    /// About how much was written.
    var size: ByteCount { ByteCount(state.withLock(\.size)) }

    /// What has to be said about bytes that are no text.
    var escapes: String? {
        state.withLock(\.hasEscapes)
            ? "Bytes that are no UTF-8 stand in the JSON as \\udbff\\ude80 to \\udbff\\udeff." : nil
    }
}

extension RowWriter.State {
    fileprivate mutating func write(_ piece: UnsafeRawBufferPointer) throws(SystemError) {
        guard isTerminal else { return try output.write(piece) }
        try output.write(
            ServerText.decode(piece.assumingMemoryBound(to: UInt8.self)).safeForTerminal(in: .ofLocale))
    }

    fileprivate mutating func writeLines(_ piece: UnsafeRawBufferPointer) throws(SystemError) {
        var lines = lines
        try lines.mend(piece) { piece throws(SystemError) in try write(json: piece) }
        self.lines = lines
    }

    /// Lines become the elements of one array.
    fileprivate mutating func writeElements(_ piece: UnsafeRawBufferPointer) throws(SystemError) {
        var lines = lines
        try lines.mend(piece) { piece throws(SystemError) in
            var rest = piece
            while let start = rest.baseAddress, !rest.isEmpty {
                let end = memchr(start, Int32(UInt8(ascii: "\n")), rest.count).map {
                    $0 - UnsafeMutableRawPointer(mutating: start)
                }
                try output.write(hasBegun ? ",\n" : "[\n")
                try write(json: UnsafeRawBufferPointer(rebasing: rest[..<(end ?? rest.count)]))
                hasBegun = true
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst((end ?? rest.count) + 1))
            }
        }
        self.lines = lines
    }

    private mutating func write(json bytes: UnsafeRawBufferPointer) throws(SystemError) {
        let typed = bytes.assumingMemoryBound(to: UInt8.self)
        if !isTerminal, ServerText.isPlain(typed) { return try output.write(bytes) }
        let text = ServerText.decode(typed)
        let escaped = ServerText.escapingBytes(inJSON: text)
        if escaped.utf8.count != text.utf8.count { hasEscapes = true }
        try output.write(isTerminal ? escaped.escapedAsJSON(in: .ofLocale) : escaped)
    }
}
