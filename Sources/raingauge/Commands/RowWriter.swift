import Glibc
import Rows
import Synchronization
import Terminal

/// Writes what a ``RowExport`` streams to standard output, in the form that was asked for.
final class RowWriter: Sendable {
    private let format: RowsCommand.Format
    private let state = Mutex(State())

    fileprivate struct State: ~Copyable {
        var output = Output(STDOUT_FILENO)
        var lines = JSONLines()
        var hasBegun = false
    }

    init(_ format: RowsCommand.Format) { self.format = format }

    /// Takes one or more whole rows.
    func write(_ piece: UnsafeRawBufferPointer) {
        state.withLock { state in
            switch format {
            case .csv where !state.output.isTerminal: state.output.write(piece)
            case .csv, .table: state.output.write(String(decoding: piece, as: UTF8.self).safeForTerminal)
            case .ndjson: state.write(state.lines.lines(of: piece))
            case .json: state.writeElements(piece)
            }
        }
    }

    func finish() {
        state.withLock { state in
            if format == .json { state.output.write(state.hasBegun ? "\n]\n" : "[]\n") }
            state.output.flush()
        }
    }
}

extension RowWriter.State {
    fileprivate mutating func write(_ bytes: [UInt8]) {
        if output.isTerminal {
            output.write(String(decoding: bytes, as: UTF8.self).safeForTerminal)
        } else {
            bytes.withUnsafeBytes { output.write($0) }
        }
    }

    /// Lines become the elements of one array.
    fileprivate mutating func writeElements(_ piece: UnsafeRawBufferPointer) {
        for line in lines.lines(of: piece).split(separator: UInt8(ascii: "\n")) {
            output.write(hasBegun ? ",\n" : "[\n")
            write(Array(line))
            hasBegun = true
        }
    }
}
