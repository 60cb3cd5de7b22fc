import JSON

/// A journal as text, for changing its entries and nothing else.
package struct JournalText: Equatable, Sendable {
    private let text: String
    private let entries: [Entry]

    /// One entry where it stands.
    private struct Entry: Equatable {
        let tag: String
        let when: Int64
        let index: Int?
        /// Where the object stands, in UTF-8 offsets of the whole text.
        let range: Range<Int>
        /// Where its numbers stand, in the same offsets.
        let indexRange: Range<Int>?
        let whenRange: Range<Int>
    }

    /// `nil` when the text is no journal that can be changed safely: no JSON, or an entry without a tag or a time.
    package init?(_ text: String) {
        self.text = text
        do { entries = try Self.entries(in: Array(text.utf8)) } catch { return nil }
    }

    /// The same entries in another order: from a place on, `idx` counts through and `when` grows.
    ///
    /// A time stays as it is while it is newer than the one before; where it is not, it becomes one millisecond newer.
    ///
    /// - Parameters:
    ///   - tags: The tags of all entries, each once.
    ///   - place: The first entry whose numbers may change.
    /// - Returns: `nil` when these are not the journal's tags, or where no number is left.
    package func ordered(by tags: [String], from place: Int) -> String? {
        let byTag = Dictionary(entries.map { ($0.tag, $0) }) { first, _ in first }
        let sorted = tags.compactMap { byTag[$0] }
        guard sorted.count == entries.count, Set(tags).count == entries.count,
            place <= entries.count
        else { return nil }
        let bytes = Array(text.utf8)
        let firstIndex = entries.indices.contains(place) ? entries[place].index : nil
        guard firstIndex ?? 0 < .max - entries.count else { return nil }
        var newest = place > 0 ? sorted[place - 1].when : .min
        var result: [UInt8] = []
        var end = 0
        for (number, (old, new)) in zip(entries, sorted).enumerated() where number >= place {
            guard new.when > newest || newest < .max else { return nil }
            newest = new.when > newest ? new.when : newest + 1
            result += bytes[end..<old.range.lowerBound]
            result += Self.rewritten(new, in: bytes, index: firstIndex.map { $0 + (number - place) }, newest)
            end = old.range.upperBound
        }
        return String(decoding: result + bytes[end...], as: UTF8.self)
    }

    /// The text without one entry; the numbers and times of the others stay as they are.
    ///
    /// - Returns: `nil` when there is no such entry, or more than one.
    package func removing(_ tag: String) -> String? {
        guard let place = entries.firstIndex(where: { $0.tag == tag }),
            entries.lastIndex(where: { $0.tag == tag }) == place
        else { return nil }
        let bytes = Array(text.utf8)
        let range = entries[place].range
        // With the comma that parts it from the one before it, or else from the one behind it.
        if place > 0 {
            return Self.text(bytes, without: entries[place - 1].range.upperBound..<range.upperBound)
        }
        if entries.count > 1 {
            return Self.text(bytes, without: range.lowerBound..<entries[1].range.lowerBound)
        }
        let (before, behind) = (bytes[..<range.lowerBound], bytes[range.upperBound...])
        let start = before.count - before.reversed().prefix { $0 <= 0x20 }.count
        let end = range.upperBound + behind.prefix { $0 <= 0x20 }.count
        return Self.text(bytes, without: start..<end)
    }

    private static func text(_ bytes: [UInt8], without range: Range<Int>) -> String {
        String(decoding: bytes[..<range.lowerBound] + bytes[range.upperBound...], as: UTF8.self)
    }

    private static func rewritten(_ entry: Entry, in bytes: [UInt8], index: Int?, _ when: Int64) -> [UInt8] {
        var numbers = [(entry.whenRange, "\(when)")]
        if let range = entry.indexRange, let index { numbers.append((range, "\(index)")) }
        var result: [UInt8] = []
        var end = entry.range.lowerBound
        for (range, text) in numbers.sorted(by: { $0.0.lowerBound < $1.0.lowerBound }) {
            result += bytes[end..<range.lowerBound] + Array(text.utf8)
            end = range.upperBound
        }
        return result + bytes[end..<entry.range.upperBound]
    }
}

extension JournalText {
    private static func entries(in bytes: [UInt8]) throws(JSONError) -> [Entry] {
        var json = JSONReader(bytes)
        var entries: [Entry] = []
        try json.readObject { key, json throws(JSONError) in
            guard key == "entries" else { return try json.skipValue() }
            try json.readArray { json throws(JSONError) in entries.append(try entry(&json)) }
        }
        try json.finish()
        return entries
    }

    private static func entry(_ json: inout JSONReader) throws(JSONError) -> Entry {
        _ = try json.peek()
        let start = json.position
        var (tag, when, index): (String?, (Int64, Range<Int>)?, (Int64, Range<Int>)?) = (nil, nil, nil)
        try json.readObject { key, json throws(JSONError) in
            switch key {
            case "tag": tag = try json.readString()
            case "when": when = try number(&json)
            case "idx": index = try number(&json)
            default: try json.skipValue()
            }
        }
        guard let tag, let when else {
            throw JSONError(reason: .other(expected: "a tag and a time"), offset: json.position)
        }
        return Entry(
            tag: tag, when: when.0, index: index.map { Int($0.0) }, range: start..<json.position,
            indexRange: index?.1, whenRange: when.1)
    }

    private static func number(_ json: inout JSONReader) throws(JSONError) -> (Int64, Range<Int>) {
        _ = try json.peek()
        let start = json.position
        guard let value = Int64(try json.readNumber()) else {
            throw JSONError(reason: .other(expected: "a whole number"), offset: json.position)
        }
        return (value, start..<json.position)
    }
}
