import JSON

/// The contents of `meta/_journal.json`, as much of it as can be read.
///
/// A mistake in one entry never loses the others; a text that stops being JSON keeps the entries before that place.
struct Journal: Equatable {
    private(set) var header = JournalHeader()
    private(set) var entries: [JournalEntry] = []
    /// The tags of all entries that have one, even where the rest of the entry makes no sense.
    private(set) var tags: Set<String> = []
    private(set) var problems: [FolderProblem] = []
    /// False when reading stopped before the end, so that more entries may follow.
    private(set) var isComplete = true

    private let file: String
    private var lines: LineCounter

    init(_ bytes: [UInt8], file: String) {
        self.file = file
        lines = LineCounter(bytes)
        var json = JSONReader(bytes)
        do {
            try readTopLevel(&json)
            try json.finish()
        } catch {
            isComplete = false
            report(error, in: bytes)
        }
        if json.hasByteOrderMark, isComplete {
            // `JSON.parse` refuses the mark that Node's decoder leaves in the text.
            problems.append(FolderProblem(file: file, place: TextPlace(line: 1, column: 1), .byteOrderMark))
        }
    }

    private mutating func readTopLevel(_ json: inout JSONReader) throws(JSONError) {
        guard try json.peek() == .object else {
            // A text that is no JSON at all is not worth two complaints.
            var start = json
            try json.skipValue()
            try json.finish()
            return wrongType(nil, "the journal", expected: .object, &start)
        }
        var hasEntries = false
        try json.readObject { key, json throws(JSONError) in
            switch key {
            case "version": header = JournalHeader(version: try text(&json), dialect: header.dialect)
            case "dialect": header = JournalHeader(version: header.version, dialect: try text(&json))
            case "entries":
                if hasEntries { forgetEntries() }
                hasEntries = true
                try readEntries(&json)
            default: try json.skipValue()
            }
        }
        if !hasEntries {
            problems.append(FolderProblem(file: file, .missingField(entry: nil, field: "entries")))
        }
    }

    private mutating func readEntries(_ json: inout JSONReader) throws(JSONError) {
        guard try json.peek() == .array else {
            wrongType(nil, "entries", expected: .array, &json)
            return try json.skipValue()
        }
        var number = 0
        try json.readArray { json throws(JSONError) in
            try readEntry(number, &json)
            number += 1
        }
    }

    private mutating func forgetEntries() {
        (entries, tags) = ([], [])
        problems.removeAll { $0.fact.isAboutEntries }
    }

    private mutating func readEntry(_ number: Int, _ json: inout JSONReader) throws(JSONError) {
        guard try json.peek() == .object else {
            wrongType(number, "the entry", expected: .object, &json)
            return try json.skipValue()
        }
        var draft = Draft(line: lines.line(at: json.position))
        var seen: Set<String> = []
        try json.readObject { key, json throws(JSONError) in
            // Of members of one name the last counts, whatever the others are.
            if !seen.insert(key).inserted { problems.removeAll { $0.fact.isAbout(key, of: number) } }
            switch key {
            case "idx": draft.index = try integer(number, key, &json).flatMap(Self.countable)
            case "when":
                draft.time = try time(json)
                draft.when = try integer(number, key, &json)
            case "tag":
                draft.hasTag = true
                draft.tag = try string(number, key, &json)
            case "breakpoints": draft.breakpoints = try boolean(number, key, &json)
            case "version": draft.version = try text(&json)
            default: try json.skipValue()
            }
        }
        keep(draft, number)
    }

    private mutating func keep(_ draft: Draft, _ number: Int) {
        let place = TextPlace(line: draft.line, column: 1)
        if !draft.hasTag {
            problems.append(
                FolderProblem(file: file, place: place, .missingField(entry: number, field: "tag")))
        }
        if draft.time == .absent {
            problems.append(
                FolderProblem(file: file, place: place, .missingField(entry: number, field: "when")))
        }
        guard let tag = draft.tag else { return }
        if !tags.insert(tag).inserted {
            problems.append(FolderProblem(file: file, place: place, .duplicateTag(tag)))
        }
        entries.append(
            JournalEntry(
                index: draft.index, tag: tag, when: draft.when.map(UnixMilliseconds.init(rawValue:)),
                time: draft.time, breakpoints: draft.breakpoints, version: draft.version, line: draft.line
            ))
    }

    /// An entry while its members are being read.
    private struct Draft {
        let line: Int
        var index: Int?
        var tag: String?
        var hasTag = false
        var when: Int64?
        var time = JournalTime.absent
        var breakpoints: Bool?
        var version: String?
    }
}

extension Journal {
    /// What stands there, whatever it is; the caller goes past it.
    private func time(_ json: JSONReader) throws(JSONError) -> JournalTime {
        var json = json
        return switch try json.peek() {
        case .number: .number(Double(try json.readNumber()) ?? .nan)
        case .string: .text(try json.readString())
        case .boolean: .bool(try json.readBoolean())
        case .null: .null
        case .object, .array: .other
        }
    }

    private mutating func string(
        _ number: Int, _ key: String, _ json: inout JSONReader
    ) throws(JSONError) -> String? {
        if try json.peek() == .string { return try json.readString() }
        wrongType(number, key, expected: .string, &json)
        try json.skipValue()
        return nil
    }

    private mutating func boolean(
        _ number: Int, _ key: String, _ json: inout JSONReader
    ) throws(JSONError) -> Bool? {
        if try json.peek() == .boolean { return try json.readBoolean() }
        wrongType(number, key, expected: .boolean, &json)
        try json.skipValue()
        return nil
    }

    /// Drizzle Kit counts on from an `idx`, which JavaScript does not do beyond this.
    private static func countable(_ number: Int64) -> Int? {
        abs(Double(number)) < 0x1p53 ? Int(number) : nil
    }

    /// A whole number; JavaScript's are doubles, so `1.7e12` is one too.
    private mutating func integer(
        _ number: Int, _ key: String, _ json: inout JSONReader
    ) throws(JSONError) -> Int64? {
        let kind = try json.peek()
        guard kind == .number else {
            wrongType(number, key, expected: .number, &json)
            // JavaScript compares a string of digits as the number it spells.
            if kind == .string { return Int64(try json.readString()) }
            try json.skipValue()
            return nil
        }
        let place = json.place(countedBy: &lines)
        let text = try json.readNumber()
        if let value = Int64(text) ?? Double(text).flatMap(Int64.init(exactly:)) { return value }
        problems.append(
            FolderProblem(
                file: file, place: place,
                .wrongType(entry: number, field: key, expected: "a whole number", found: text)))
        return nil
    }

    /// A string, or nothing for whatever else stands there; for fields nobody decides by.
    private func text(_ json: inout JSONReader) throws(JSONError) -> String? {
        if try json.peek() == .string { return try json.readString() }
        try json.skipValue()
        return nil
    }

    private mutating func wrongType(
        _ entry: Int?, _ field: String, expected: JSONKind, _ json: inout JSONReader
    ) {
        guard let found = try? json.peek() else { return }
        let fact = FolderProblem.Fact.wrongType(
            entry: entry, field: field, expected: expected.rawValue, found: found.rawValue)
        problems.append(FolderProblem(file: file, place: json.place(countedBy: &lines), fact))
    }

    private mutating func report(_ error: JSONError, in bytes: [UInt8]) {
        let conflict = ConflictMarker.first(in: bytes)
        let fact: FolderProblem.Fact =
            conflict != nil
            ? .conflictMarkers : .notJSON(expected: error.expected, isAtEnd: error.offset >= bytes.count)
        let place = conflict ?? TextPlace(offset: error.offset, in: bytes)
        problems.append(FolderProblem(file: file, place: place, fact))
    }
}

extension JSONReader {
    /// The place of the next byte, for callers who ask again and again from front to back.
    fileprivate func place(countedBy lines: inout LineCounter) -> TextPlace { lines.place(at: position) }
}
