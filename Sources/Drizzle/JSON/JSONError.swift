/// What stood in the way of reading JSON: something else was expected at this place.
struct JSONError: Error, Equatable {
    let expected: String
    let place: TextPlace
    /// The text ends where more was expected.
    let isAtEnd: Bool
}

/// The kinds of JSON values, in the words of a message.
enum JSONKind: String {
    case object = "an object"
    case array = "an array"
    case string = "a string"
    case number = "a number"
    case boolean = "a boolean"
    case null
}

extension TextPlace {
    /// The place of a byte; a text's first line and column are 1.
    init(offset: Int, in bytes: [UInt8]) {
        let before = bytes.prefix(offset)
        let line = before.count { $0 == 0x0A } + 1
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        self.init(line: line, column: before.count - lineStart + 1)
    }
}
