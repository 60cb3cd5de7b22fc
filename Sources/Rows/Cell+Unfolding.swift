import Postgres
import SQL

extension Cell {
    /// Reads one place of an answer.
    init(_ result: RowSet, row: Int, column: Int, fold: Fold) {
        guard fold != .withheld else {
            self = .withheld
            return
        }
        let isMarked = fold.marksCuts && result.withCell(row, column) { $0.first } == 1
        let text = fold == .rendered && !isMarked ? result.textBehindSpace(row, column) : result[row, column]
        guard let text else {
            self = .null
            return
        }
        self = isMarked ? Cell(unfolding: text) : .value(text)
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

extension RowSet {
    /// The cell without its first byte; `nil` is NULL.
    fileprivate func textBehindSpace(_ row: Int, _ column: Int) -> String? {
        withCell(row, column) { ServerText.decode(UnsafeBufferPointer(rebasing: $0.dropFirst())) }
    }
}
