import JSON

/// Compares a JSON document with a shape in one pass over its bytes: no tree, no strings, no copies.
///
/// Stops at the first mistake. Runs at about the speed of reading the file, so that every byte of every snapshot can be
/// looked at; what is no JSON is a ``JSONError``, what is JSON of another shape a ``ShapeMismatch``. Of members of one name
/// the last counts, as in `JSON.parse`.
struct ShapeScanner: ~Copyable {
    /// The strings that the shape wants remembered: what they are, and where they stand without their quotes.
    private(set) var captures: [(capture: UInt8, range: Range<Int>)] = []
    private var json: JSONTokenizer
    private let table: ShapeTable

    init(_ json: JSONTokenizer, _ table: ShapeTable) { (self.json, self.table) = (json, table) }

    /// Compares the whole document.
    mutating func scan() throws {
        try value(table.root, named: .none, capture: 0)
        try json.finish()
    }

    private mutating func value(
        _ index: Int, named name: ShapeTable.Word, capture: UInt8
    ) throws {
        json.skipSpace()
        let start = json.position
        let kind = table.nodes[index].kind
        if table.nodes[index].isNullable, json.current == UInt8(ascii: "n") {
            return try json.null()
        }
        switch (kind, json.current) {
        case (.any, _): try json.skip()
        case (.string, JSONByte.quote): _ = try string(capture)
        case (.boolean, UInt8(ascii: "t")): _ = try json.boolean()
        case (.boolean, UInt8(ascii: "f")): _ = try json.boolean()
        case (.number, UInt8(ascii: "-")), (.number, UInt8(ascii: "0")...UInt8(ascii: "9")): try json.number()
        case (.oneOf, JSONByte.quote):
            let word = try string(capture)
            guard has(word, among: index) else { throw wrongKind(index, name, at: start) }
        case (.array, JSONByte.openBracket): try array(index, named: name, capture: capture)
        case (.map, JSONByte.openBrace): try map(index)
        case (.object, JSONByte.openBrace): try object(index)
        case (.tagged, JSONByte.openBrace): try tagged(index, named: name)
        default:
            // Where no value begins at all, it is no JSON.
            try json.skip()
            throw wrongKind(index, name, at: start)
        }
    }

    private mutating func string(_ capture: UInt8) throws -> Range<Int> {
        let range = try json.string()
        if capture != 0 { captures.append((capture, range)) }
        return range
    }

    private mutating func array(
        _ index: Int, named name: ShapeTable.Word, capture: UInt8
    ) throws {
        try json.enter(.array)
        if json.leave(.array) { return }
        let inside = table.nodes[index].first
        while true {
            try value(inside, named: name, capture: capture)
            if json.leave(.array) { return }
            try json.comma(in: .array)
        }
    }

    private mutating func map(_ index: Int) throws {
        try json.enter(.object)
        if json.leave(.object) { return }
        let inside = table.nodes[index].first
        while true {
            _ = try json.name()
            try value(inside, named: .none, capture: 0)
            if json.leave(.object) { return }
            try json.comma(in: .object)
        }
    }

    private mutating func object(_ index: Int) throws {
        let start = json.position
        try json.enter(.object)
        var seen: UInt64 = 0
        // Fields come in the order in which Drizzle Kit writes them, nearly always.
        var guess = 0
        var isOver = json.leave(.object)
        while !isOver {
            let keyStart = json.position
            let key = try json.name()
            if let found = field(key, from: guess, of: index) {
                guess = found + 1
                let isRepeated = seen & 1 << UInt64(found) != 0
                seen |= 1 << UInt64(found)
                try field(table.nodes[index].first + found, called: key, isRepeated: isRepeated)
            } else if table.nodes[index].isStrict {
                throw ShapeMismatch(offset: keyStart, fact: .unknownField(json.text(key)))
            } else {
                try json.skip()
            }
            isOver = json.leave(.object)
            if !isOver { try json.comma(in: .object) }
        }
        let missing = table.nodes[index].required & ~seen
        guard missing == 0 else {
            let name = table.fields[table.nodes[index].first + missing.trailingZeroBitCount].name
            throw ShapeMismatch(offset: start, fact: .missingField(table.text(of: name)))
        }
    }

    /// The value of a field; one that a later member of the same name replaces may have any shape.
    private mutating func field(_ place: Int, called key: Range<Int>, isRepeated: Bool) throws {
        let (start, capture) = (json, table.fields[place].capture)
        if isRepeated, capture != 0 { captures.removeAll { $0.capture == capture } }
        do {
            try value(table.fields[place].node, named: table.fields[place].name, capture: capture)
        } catch let mismatch as ShapeMismatch {
            json = start
            try json.skip()
            guard json.hasFurther(key) else { throw mismatch }
        }
    }

    /// Looks for the telling field first, then compares with the shape it tells.
    private mutating func tagged(_ index: Int, named name: ShapeTable.Word) throws {
        let start = json.position
        let tag = table.nodes[index].tag
        let telling = try table.letters.withUnsafeBufferPointer { letters throws in
            try json.string(
                ofMember: UnsafeBufferPointer(rebasing: letters[tag.start..<tag.start + tag.count]),
                isLast: true)
        }
        guard let found = telling else {
            throw ShapeMismatch(offset: start, fact: .missingField(table.text(of: tag)))
        }
        let (first, count) = (table.nodes[index].first, table.nodes[index].count)
        for place in first..<first + count where isEqual(found, table.fields[place].name) {
            return try value(table.fields[place].node, named: name, capture: 0)
        }
        throw ShapeMismatch(
            offset: found.lowerBound - 1,
            fact: .wrongKind(field: table.text(of: tag), expected: "a kind of object that Drizzle has"))
    }

    private func field(_ key: Range<Int>, from guess: Int, of index: Int) -> Int? {
        let (first, count) = (table.nodes[index].first, table.nodes[index].count)
        for step in 0..<count {
            let place = guess + step < count ? guess + step : guess + step - count
            if isEqual(key, table.fields[first + place].name) { return place }
        }
        return nil
    }

    private func has(_ range: Range<Int>, among index: Int) -> Bool {
        let (first, count) = (table.nodes[index].first, table.nodes[index].count)
        return (first..<first + count).contains { isEqual(range, table.fields[$0].name) }
    }

    private func isEqual(_ range: Range<Int>, _ word: ShapeTable.Word) -> Bool {
        guard range.count == word.count else { return false }
        return table.letters.withUnsafeBufferPointer { letters in
            guard let start = letters.baseAddress else { return true }
            return json.isEqual(range, padded: start + word.start, word.count)
        }
    }

    private func wrongKind(_ index: Int, _ name: ShapeTable.Word, at offset: Int) -> ShapeMismatch {
        let node = table.nodes[index]
        let expected =
            switch node.kind {
            case .string, .any: "a string"
            case .number: "a number"
            case .boolean: "a boolean"
            case .array: "an array"
            case .map, .object, .tagged: "an object"
            case .oneOf:
                (node.first..<node.first + node.count).map { "\"\(table.text(of: table.fields[$0].name))\"" }
                    .joined(separator: " or ")
            }
        return ShapeMismatch(
            offset: offset, fact: .wrongKind(field: table.text(of: name), expected: expected))
    }
}
