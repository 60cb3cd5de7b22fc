import Browser
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
    let form: ExportForm
    private let path: String?
    /// What is written here and not by the server.
    private let written: WrittenRows
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
        var rows = 0
        var hasEscapes = false
    }

    /// - Parameters:
    ///   - form: How rows are written.
    ///   - written: The rows, as what is not written by the server.
    ///   - destination: Where they go.
    ///   - path: What that is called; `nil` is standard output.
    ///   - readerTimeout: How long whoever reads may pause before the program ends; zero is for ever.
    init(
        _ form: ExportForm, _ written: WrittenRows, to destination: ExportDestination, path: String?,
        readerTimeout: Duration = .zero
    ) {
        (self.form, self.written, self.path, self.destination) = (form, written, path, destination)
        watch = ReaderWatch(limit: readerTimeout) {
            Output.complain(Problem.unread.endingExport(to: nil))
            // Whoever writes cannot be woken.
            _exit(ExitStatus.server.rawValue)
        }
        let output = ByteSink(destination.descriptor, isSocket: destination.isPacked)
        state = Mutex(State(output: output, isTerminal: isatty(destination.descriptor) == 1))
    }

    /// Takes one or more whole rows.
    ///
    /// - Throws: ``SystemError`` when there is no room for them.
    func write(_ piece: UnsafeRawBufferPointer, rows: Int) throws(SystemError) {
        watch?.beginPiece()
        defer { watch?.endPiece() }
        try state.withLock { state throws(SystemError) in
            state.size += piece.count
            state.rows += rows
            switch form {
            case .csv, .tsv: try state.write(piece)
            case .ndjson: try state.writeLines(piece)
            case .json: try state.writeElements(piece)
            case .insert, .copy, .markdown, .drizzle, .values: try state.write(piece, as: written)
            }
        }
    }

    /// Writes the end, and puts the file in its place.
    func finish() throws(SystemError) {
        try state.withLock { state throws(SystemError) in
            switch form {
            case .csv, .tsv, .ndjson: break
            case .json: try state.output.write(state.hasBegun ? "\n]\n" : "[]\n")
            case .insert, .copy, .markdown, .drizzle, .values:
                try state.begin(written)
                try state.write(text: written.end)
            }
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

    /// How much came from the server.
    var size: ByteCount { ByteCount(state.withLock(\.size)) }

    /// How much was written in the end, to a file as it lies there.
    var writtenSize: ByteCount { destination.fileSize.map { ByteCount($0) } ?? size }

    /// How many rows came; a line of names is none.
    var rows: Int {
        let heads = form == .csv || form == .tsv ? 1 : 0
        return max(0, state.withLock(\.rows) - heads)
    }

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

    fileprivate mutating func write(text: String) throws(SystemError) {
        guard !isTerminal else { return try output.write(text.safeForTerminal(in: .ofLocale)) }
        // What was no text on the server leaves as the bytes that it was.
        let bytes = ServerText.encode(text)
        try bytes.withUnsafeBufferPointer { bytes throws(SystemError) in
            try output.write(UnsafeRawBufferPointer(bytes))
        }
    }

    fileprivate mutating func begin(_ written: WrittenRows) throws(SystemError) {
        guard !hasBegun else { return }
        hasBegun = true
        try write(text: written.beginning)
    }

    fileprivate mutating func write(
        _ piece: UnsafeRawBufferPointer, as written: WrittenRows
    ) throws(SystemError) {
        try begin(written)
        guard !written.isPlain else { return try write(piece) }
        var state = self
        try CopyLines.read(piece) { values throws(SystemError) in
            try state.write(text: written.row(values))
        }
        self = state
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
