import Postgres

/// One row of a file, as it stands there.
package struct ImportRecord: Hashable, Sendable {
    /// Where it begins, from 1.
    package internal(set) var line = 1
    /// In the order of the names of the file; fewer where the last of them are missing.
    private(set) var fields: [Field] = []
    private var bytes: [UInt8] = []

    /// Where a value lies among the bytes.
    struct Field: Hashable, Sendable {
        let form: Form
        let range: Range<Int>
    }

    enum Form: Hashable, Sendable {
        case null
        case text
        /// As it is written in JSON.
        case json
    }

    /// How many values it has.
    package var count: Int { fields.count }
    /// How many bytes its values have.
    package var size: Int { bytes.count }

    func field(_ place: Int) -> (form: Form, bytes: ArraySlice<UInt8>) {
        guard place < fields.count else { return (.null, []) }
        return (fields[place].form, bytes[fields[place].range])
    }

    mutating func begin(onLine line: Int) {
        self.line = line
        fields.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    mutating func append(_ byte: UInt8) { bytes.append(byte) }
    mutating func append(_ more: ArraySlice<UInt8>) { bytes.append(contentsOf: more) }

    /// What was appended since the last field is one.
    mutating func endField(as form: Form) {
        fields.append(Field(form: form, range: (fields.last?.range.upperBound ?? 0)..<bytes.count))
    }

    /// Whether nothing was appended since the last field.
    var isFieldEmpty: Bool { bytes.count == fields.last?.range.upperBound ?? 0 }
}

extension ImportRecord {
    /// A value as it stands in the file, up to so many bytes; `nil` is NULL.
    package func text(of place: Int, upTo limit: Int) -> String? {
        let (form, bytes) = field(place)
        guard form != .null else { return nil }
        return Array(bytes.prefix(limit)).withUnsafeBufferPointer { ServerText.decode($0) }
    }
}
