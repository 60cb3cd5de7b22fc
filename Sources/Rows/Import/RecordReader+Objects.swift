import JSON

// An object of JSON on each line.
extension RecordReader {
    /// Reads the next object; lines without anything are passed over.
    mutating func nextObject() throws -> Bool {
        while let text = try nextLine() {
            guard !text.allSatisfy({ Self.spaces.contains($0) }) else { continue }
            try readObject(text)
            return true
        }
        return false
    }

    /// Every value as it is written, in the order of the names; of members of one name the last counts.
    private mutating func readObject(_ text: [UInt8]) throws(ImportError) {
        let line = line - 1
        guard (try? UTF8Span(validating: text.span)) != nil else { throw .noUTF8(line: line) }
        var values: [Range<Int>?] = Array(repeating: nil, count: names.count)
        let members: [(String, Range<Int>)]
        do { members = try Self.members(of: text) } catch {
            if case .kindExpected = error.reason { throw .noObject(line: line) }
            throw .noJSON(line: line, expected: error.expected, byte: error.offset + 1)
        }
        for (name, range) in members {
            if places[name] == nil {
                guard takesNewNames else { throw .newName(line: line, name) }
                try take(name: name)
                values.append(nil)
            }
            if let place = places[name] { values[place] = range }
        }
        record.begin(onLine: line)
        for range in values {
            guard let range, !text[range].elementsEqual("null".utf8) else {
                record.endField(as: .null)
                continue
            }
            record.append(text[range])
            record.endField(as: .json)
        }
    }

    private static func members(of text: [UInt8]) throws(JSONError) -> [(String, Range<Int>)] {
        var json = JSONReader(text)
        var members: [(String, Range<Int>)] = []
        try json.readObject { name, json throws(JSONError) in
            // Passes over the space in front of the value.
            _ = try json.peek()
            let start = json.position
            try json.skipValue()
            members.append((name, start..<json.position))
        }
        try json.finish()
        return members
    }

    /// Without its end; `nil` behind the last.
    private mutating func nextLine() throws -> [UInt8]? {
        guard try hasMore() else { return nil }
        var text: [UInt8] = []
        line += 1
        while try hasMore() {
            let rest = buffer[position...]
            guard let end = rest.firstIndex(of: Self.newline) else {
                text += rest
                position = buffer.count
                guard text.count <= Self.largest else { throw ImportError.tooLarge(line: line - 1) }
                continue
            }
            text += rest[..<end]
            position = end + 1
            break
        }
        return text
    }

    private static let spaces: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
}
