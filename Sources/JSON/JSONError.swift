/// Where a text stops being JSON, or the JSON that is wanted, and why.
package struct JSONError: Error, Equatable, Sendable {
    package enum Reason: Equatable, Sendable {
        case valueExpected, nameExpected, colonExpected
        /// Or the bracket that closes the object or the array.
        case commaExpected(in: JSONContainer)
        /// A word begins here that is none of JSON's.
        case booleanExpected, nullExpected
        case unclosedString, badEscape, badHexDigits, badNumber
        /// Nested deeper than the reader goes.
        case tooDeep
        /// Something follows behind the value.
        case tooMuch
        /// More bytes than the reader counts.
        case tooLarge
        /// JSON, but a value of another kind than the caller reads.
        case kindExpected(JSONKind)
        /// JSON, but not what the caller reads, in the caller's words.
        case other(expected: String)
    }

    package let reason: Reason
    /// In bytes from the beginning of the text.
    package let offset: Int

    package init(reason: Reason, offset: Int) { (self.reason, self.offset) = (reason, offset) }

    /// What was expected instead, as the object of a sentence: `a value`.
    package var expected: String {
        switch reason {
        case .valueExpected: "a value"
        case .nameExpected: "a property name in double quotes"
        case .colonExpected: "\":\""
        case .commaExpected(in: .object): "\",\" or \"}\""
        case .commaExpected(in: .array): "\",\" or \"]\""
        case .booleanExpected: "true or false"
        case .nullExpected: "null"
        case .unclosedString: "the end of the string"
        case .badEscape: "an escape such as \\n"
        case .badHexDigits: "four hexadecimal digits"
        case .badNumber: "a number"
        case .tooDeep: "less nesting"
        case .tooMuch: "the end of the file"
        case .tooLarge: "a smaller text"
        case .kindExpected(let kind): kind.rawValue
        case .other(let expected): expected
        }
    }
}

/// What has other values inside of it.
package enum JSONContainer: Equatable, Sendable { case object, array }

/// The kinds of JSON values, in the words of a message.
package enum JSONKind: String, Sendable {
    case object = "an object"
    case array = "an array"
    case string = "a string"
    case number = "a number"
    case boolean = "a boolean"
    case null
}
