import JSON

/// The bytes of `meta/_journal.json`, changed in one place without touching anything around it.
package struct JournalTimes {
    private var bytes: [UInt8]

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The text after all changes so far.
    package var contents: [UInt8] { bytes }

    /// Gives the entry at `line` another time.
    ///
    /// - Parameters:
    ///   - when: The new time.
    ///   - line: Where the entry begins, from 1, as ``JournalEntry/line`` has it.
    ///   - tag: The entry's tag, which tells it from others on the same line.
    /// - Returns: False, with nothing changed, when there is no such entry with a time.
    package mutating func setTime(_ when: UnixMilliseconds, ofEntryAt line: Int, tag: String) -> Bool {
        guard let place = (try? timePlaces())?.first(where: { $0.line == line && $0.tag == tag }) else {
            return false
        }
        bytes.replaceSubrange(place.range, with: Array(String(when.rawValue).utf8))
        return true
    }

    private struct TimePlace {
        let line: Int
        let tag: String
        let range: Range<Int>
    }

    private func timePlaces() throws(JSONError) -> [TimePlace] {
        var json = JSONReader(bytes)
        var lines = LineCounter(bytes)
        var places: [TimePlace] = []
        try json.readObject { key, json throws(JSONError) in
            guard key == "entries" else { return try json.skipValue() }
            try json.readArray { json throws(JSONError) in
                if let place = try Self.timePlace(&json, &lines) { places.append(place) }
            }
        }
        return places
    }

    private static func timePlace(
        _ json: inout JSONReader, _ lines: inout LineCounter
    ) throws(JSONError) -> TimePlace? {
        guard try json.peek() == .object else {
            try json.skipValue()
            return nil
        }
        let line = lines.line(at: json.position)
        var tag: String?
        var range: Range<Int>?
        try json.readObject { key, json throws(JSONError) in
            switch (key, try json.peek()) {
            case ("tag", .string): tag = try json.readString()
            case ("when", .number):
                let start = json.position
                _ = try json.readNumber()
                range = start..<json.position
            default: try json.skipValue()
            }
        }
        guard let tag, let range else { return nil }
        return TimePlace(line: line, tag: tag, range: range)
    }
}
