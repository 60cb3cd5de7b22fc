/// Reads the rows of a file one after the other, in the memory of one row.
///
/// ```swift
/// var reader = RecordReader(.csv) { try file.next() }
/// try reader.readNames()
/// while try reader.next() { use(reader.record) }
/// ```
package struct RecordReader {
    package let form: ImportFile.Form
    /// The columns of the file; of objects, those that were seen so far.
    package internal(set) var names: [String] = []
    /// The row that was read last.
    package internal(set) var record = ImportRecord()
    /// Whether an object may have a name that none before it had.
    package var takesNewNames = true
    /// The line that comes next, from 1.
    var line = 1
    var places: [String: Int] = [:]
    private let more: () throws -> [UInt8]?
    private(set) var buffer: [UInt8] = []
    var position = 0

    /// What one row may take at most; a quote that is never closed would take the whole file.
    package static let largest = 64 << 20

    /// - Parameters:
    ///   - form: How the rows are written.
    ///   - more: The next piece of the file; `nil` at its end.
    package init(_ form: ImportFile.Form, _ more: @escaping () throws -> [UInt8]?) {
        (self.form, self.more) = (form, more)
    }

    /// Reads what stands in front of the rows: a byte order mark, and the line of names.
    ///
    /// - Throws: ``ImportError``, or why the file cannot be read.
    package mutating func readNames() throws {
        try passByteOrderMark()
        switch form {
        case .ndjson: break
        case .csv, .tsv:
            guard try nextDelimited() else { throw ImportError.noNames }
            for place in 0..<record.count {
                try take(name: String(decoding: record.field(place).bytes, as: UTF8.self))
            }
            guard names.contains(where: { !$0.isEmpty }) else { throw ImportError.noNames }
        }
    }

    /// Takes names that are known already, such as those of the same file when it was read before.
    ///
    /// - Throws: ``ImportError/otherNames`` where the file has others.
    package mutating func readNames(expecting known: [String]) throws {
        try readNames()
        switch form {
        case .ndjson: for name in known { try take(name: name) }
        case .csv, .tsv: guard names == known else { throw ImportError.otherNames }
        }
        takesNewNames = false
    }

    /// Reads the next row into ``record``.
    ///
    /// - Returns: Whether there was one.
    /// - Throws: ``ImportError``, or why the file cannot be read; where it is about one row only, the next can be read.
    package mutating func next() throws -> Bool {
        switch form {
        case .ndjson: return try nextObject()
        case .csv, .tsv:
            guard try nextDelimited() else { return false }
            guard record.count == names.count else {
                throw ImportError.otherCount(line: record.line, values: record.count, names: names.count)
            }
            return true
        }
    }

    mutating func take(name: String) throws(ImportError) {
        guard places[name] == nil else { throw .sameName(name) }
        places[name] = names.count
        names.append(name)
    }

    /// Whether there is another byte.
    mutating func hasMore() throws -> Bool {
        while position == buffer.count {
            guard let piece = try more() else { return false }
            (buffer, position) = (piece, 0)
        }
        return true
    }

    private mutating func passByteOrderMark() throws {
        guard try hasMore(), buffer.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
        position = 3
    }
}
