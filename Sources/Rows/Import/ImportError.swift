/// What is wrong with a file of rows, before any server has seen it; a line counts from 1.
package enum ImportError: Error, Hashable, Sendable {
    /// There is nothing in it, or no name in its first line.
    case noNames
    /// Two columns have the same name.
    case sameName(String)
    /// A line with more or fewer values than there are names.
    case otherCount(line: Int, values: Int, names: Int)
    /// The file ends inside of a quoted value.
    case openQuote(line: Int)
    /// A row that takes more memory than any row gets.
    case tooLarge(line: Int)
    /// What was expected instead, at which byte of the line.
    case noJSON(line: Int, expected: String, byte: Int)
    /// JSON, but no object.
    case noObject(line: Int)
    case noUTF8(line: Int)
    /// A name that the beginning of the file has not, so that nobody has seen where its values would go.
    case newName(line: Int, String)
    /// The names are others than those that were seen.
    case otherNames

    /// Where it is; `nil` for what concerns the file as a whole.
    package var line: Int? {
        switch self {
        case .noNames, .sameName, .otherNames: nil
        case .otherCount(let line, _, _), .openQuote(let line), .tooLarge(let line), .noJSON(let line, _, _),
            .noObject(let line), .noUTF8(let line), .newName(let line, _):
            line
        }
    }

    /// Whether the rows behind it can be read all the same.
    package var isOfOneRow: Bool {
        switch self {
        case .otherCount, .noJSON, .noObject, .noUTF8, .newName: true
        case .noNames, .sameName, .otherNames, .openQuote, .tooLarge: false
        }
    }
}
