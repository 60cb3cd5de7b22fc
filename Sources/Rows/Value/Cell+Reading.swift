import Postgres
import SQL

extension Cell {
    /// Reads what a column's ``ValueCut`` made of a value; `nil` is NULL.
    init(_ bytes: UnsafeBufferPointer<UInt8>?, _ cut: ValueCut) {
        guard cut != .withheld else {
            self = .withheld
            return
        }
        guard let bytes else {
            self = .null
            return
        }
        if cut.marksCuts, bytes.first == 1 {
            self = Cell(unfolding: ServerText.decode(bytes))
        } else {
            // What is rendered has a space in front.
            let value = cut == .rendered ? UnsafeBufferPointer(rebasing: bytes.dropFirst()) : bytes
            self = .value(ServerText.decode(value))
        }
    }

    /// Takes `⌁size⌁beginning` apart, or `⌁⌁value`.
    init(unfolding text: String) {
        let rest = text.unicodeScalars.dropFirst()
        guard let end = rest.firstIndex(of: "\u{1}") else {
            self = .value(text)
            return
        }
        let remainder = String(rest[rest.index(after: end)...])
        guard let size = Int64(String(rest[..<end])) else {
            self = .value(remainder)
            return
        }
        self = .cut(remainder, ByteCount(size))
    }
}
