import CNcurses
import Terminal

/// What ncurses draws in the place of characters whose width its C library does not know, or knows differently.
///
/// ncurses asks the C library how wide a character is, and a library of another age would shift the rest of the line or
/// show nothing. So ncurses gets a character that every library knows, of the right width, and in what it has written that
/// one is replaced by the real one. Which a terminal may find narrower or wider too: the cells are blanked first, and
/// afterwards the cursor is told where it is.
struct StandIns {
    fileprivate struct Place: Hashable {
        let text: String
        let width: Int
        let column: Int
    }

    /// CJK compatibility ideographs, two columns wide since Unicode 3.1, and private characters of one column.
    private static let ranges: [Int: ClosedRange<UInt32>] = [1: 0xE000...0xF8FF, 2: 0x2F800...0x2FA1D]
    private var standIns: [Place: UInt32] = [:]
    private var places: [UInt32: Place] = [:]
    private var used: [Int: Int] = [:]

    /// Whether a character may be drawn as itself.
    static func isSafe(_ cell: FrameCell) -> Bool {
        let value = cell.scalar.value
        return value < 0x80
            || curses_scalar_columns(value) == (cell.isWide ? 2 : 1)
                && !ranges.values.contains { $0.contains(value) }
    }

    /// Whether it may be that not all of another frame find a stand-in; then what is shown has to be drawn anew.
    var isCrowded: Bool { used.contains { $0.value > (Self.ranges[$0.key]?.count ?? 0) / 2 } }

    /// The character to draw instead of a cell's at this column; `nil` when all are in use.
    mutating func standIn(for cell: FrameCell, at column: Int) -> UInt32? {
        let place = Place(text: cell.text, width: cell.isWide ? 2 : 1, column: column)
        if let known = standIns[place] { return known }
        let count = used[place.width, default: 0]
        guard let range = Self.ranges[place.width], count < range.count else { return nil }
        let scalar = range.lowerBound + UInt32(count)
        used[place.width] = count + 1
        (standIns[place], places[scalar]) = (scalar, place)
        return scalar
    }

    /// What is meant by what ncurses has written.
    func restore(_ bytes: [UInt8]) -> [UInt8] {
        guard !places.isEmpty else { return bytes }
        var result = String.UnicodeScalarView()
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if let place = places[scalar.value] {
                result.append(contentsOf: place.written)
            } else {
                result.append(scalar)
            }
        }
        return Array(String(result).utf8)
    }
}

extension StandIns.Place {
    /// Blanks, the character over them with its marks, and the cursor behind them.
    fileprivate var written: String.UnicodeScalarView {
        let blanks = String(repeating: " ", count: width)
        return "\(blanks)\u{1B}[\(column + 1)G\(text)\u{1B}[\(column + width + 1)G".unicodeScalars
    }
}
