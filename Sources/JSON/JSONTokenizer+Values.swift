extension JSONTokenizer {
    /// What kind of value begins here.
    @inlinable package func kind() throws(JSONError) -> JSONKind {
        switch current {
        case JSONByte.openBrace: return .object
        case JSONByte.openBracket: return .array
        case JSONByte.quote: return .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
        case UInt8(ascii: "n"): return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        default: throw fault(.valueExpected)
        }
    }

    /// Passes over any value.
    package mutating func skip() throws(JSONError) {
        skipSpace()
        switch try kind() {
        case .object: try skipObject()
        case .array: try skipArray()
        case .string: _ = try string()
        case .number: try number()
        case .boolean: _ = try boolean()
        case .null: try null()
        }
    }

    private mutating func skipObject() throws(JSONError) {
        try enter(.object)
        if leave(.object) { return }
        while true {
            _ = try name()
            try skip()
            if leave(.object) { return }
            try comma(in: .object)
        }
    }

    private mutating func skipArray() throws(JSONError) {
        try enter(.array)
        if leave(.array) { return }
        while true {
            try skip()
            if leave(.array) { return }
            try comma(in: .array)
        }
    }

    /// The string that a member of the object here has, wherever it stands in it; `nil` when there is none.
    ///
    /// Stays where it is.
    ///
    /// - Parameters:
    ///   - name: The member's name, as it is written.
    ///   - isLast: Whether to read to the object's end, because of several members of the name the last counts.
    /// - Returns: Where the contents stand, between the quotes.
    /// - Throws: Where it is no JSON, as far as it is read.
    package func string(
        ofMember name: UnsafeBufferPointer<UInt8>, isLast: Bool = false
    ) throws(JSONError) -> Range<Int>? {
        var json = self
        var found: Range<Int>?
        json.skipSpace()
        try json.enter(.object)
        while json.current == JSONByte.quote {
            let key = try json.name()
            if json.isEqual(key, name) {
                found = json.current == JSONByte.quote ? try json.string() : nil
                if found != nil, !isLast { return found }
                if found == nil { try json.skip() }
            } else {
                try json.skip()
            }
            if json.leave(.object) { return found }
            try json.comma(in: .object)
        }
        return found
    }

    /// Whether the object whose members are passed here has one of this name further on; stays where it is.
    package func hasFurther(_ name: Range<Int>) -> Bool {
        var json = self
        do {
            while !json.leave(.object) {
                try json.comma(in: .object)
                let key = try json.name()
                if key.count == name.count,
                    (0..<key.count).allSatisfy({ offset in
                        json.byte(key.lowerBound + offset) == json.byte(name.lowerBound + offset)
                    })
                {
                    return true
                }
                try json.skip()
            }
        } catch {
            return false
        }
        return false
    }

    /// Whether the bytes there are the same as others.
    package func isEqual(_ range: Range<Int>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard range.count == other.count else { return false }
        for offset in 0..<other.count where byte(range.lowerBound + offset) != other[offset] { return false }
        return true
    }

    /// Whether the bytes there are the same as others, behind which ``padding`` more may be read.
    @inlinable package func isEqual(
        _ range: Range<Int>, padded other: UnsafePointer<UInt8>, _ length: Int
    ) -> Bool {
        guard range.count == length else { return false }
        let other = UnsafeRawPointer(other)
        var offset = 0
        while offset + 8 <= length {
            let theirs = other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            guard word(range.lowerBound + offset) == theirs else { return false }
            offset += 8
        }
        guard offset < length else { return true }
        let mask = UInt64.max >> UInt64(64 - 8 * (length - offset))
        let theirs = other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        return (word(range.lowerBound + offset) ^ theirs) & mask == 0
    }
}
