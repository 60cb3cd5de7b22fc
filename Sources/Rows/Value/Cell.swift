package import SQL

/// One value of one row, as the grid shows it.
package enum Cell: Hashable, Sendable {
    case null
    /// The whole value in the server's text form; '' is a value like any other.
    case value(String)
    /// The beginning of a value that is larger than the grid has use for, and its true size.
    ///
    /// The beginning is empty for a value the server would have to unpack to show (a large `jsonb`, array,
    /// range, composite); its size is then the stored one.
    case cut(String, ByteCount)
    /// The session may not read this column.
    case withheld

    /// What there is to show; `nil` for NULL and for what may not be read.
    package var text: String? {
        switch self {
        case .value(let text), .cut(let text, _): text
        case .null, .withheld: nil
        }
    }

    /// The true size of a cut value.
    package var cutSize: ByteCount? {
        if case .cut(_, let size) = self { size } else { nil }
    }

    package var isNull: Bool { self == .null }
}
