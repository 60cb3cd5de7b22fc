import Catalog
import Reports
import Rows
import SQL
import Terminal

// Looking for a row: by its key, in the order of the table, or by a text in any of its columns.
extension TableScreen {
    var keyObstacle: String? {
        guard let source = grid?.page.source else { return nil }
        return source.order.keyColumns.isEmpty ? "These rows have no key to go to." : nil
    }

    /// Asks for the values of the key, one after the other.
    mutating func askForKey() -> [Request] {
        typedKey = []
        return askForKeyPart()
    }

    private func askForKeyPart() -> [Request] {
        guard let keys = grid?.page.source.order.keyColumns, typedKey.count < keys.count else { return [] }
        return [
            .prompt(.answer(to: TableQuestion.key.rawValue, label: "\(keys[typedKey.count].name) = "))
        ]
    }

    /// Goes to the row, or to where it would be, once all of its key is there.
    mutating func takeKey(_ text: String, in context: Context) -> [Request] {
        guard let source = grid?.page.source, !text.isEmpty else { return [] }
        typedKey.append(text)
        guard typedKey.count == source.order.keyColumns.count else { return askForKeyPart() }
        soughtKey = RowKey(typedKey)
        let key = zip(source.keyIndices, typedKey).map { place, text in
            source.columns[place].type.category == .uuid ? text.completedUUID : text
        }
        return request(.from(RowKey(key)), then: .top(0), of: source.plain, in: context)
    }

    /// Says so where the row that was sought is not there, and its neighbour has taken its place.
    mutating func seekNotice(_ page: RowPage) -> [Request] {
        defer { soughtKey = nil }
        guard let soughtKey, !page.source.isArranged else { return [] }
        let found = page.key(of: 0)
        let isFound = found.map { $0.isSpelledAlike(soughtKey) || $0.begins(with: soughtKey) } ?? false
        guard !isFound else { return [] }
        let words = "There is no row with the key \(soughtKey.values.joined(separator: ", "))"
        return [.say(Notice(words + (found == nil ? "." : "; this is the next one."), tone: .caution))]
    }

    /// Filters by a text that occurs anywhere in a row.
    mutating func takeText(_ text: String, in context: Context) -> [Request] {
        guard !text.isEmpty else { return [] }
        let pattern = text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing(
            "_", with: "\\_")
        let name = relation.name.name.written
        return takeFilter("(\(name).*)::text ILIKE \(SQL.literal("%\(pattern)%"))", in: context)
    }
}

extension String {
    /// The smallest uuid that begins so; other texts are as they are.
    fileprivate var completedUUID: String {
        let digits = filter { $0 != "-" }
        guard (1..<32).contains(digits.utf8.count), digits.allSatisfy(\.isHexDigit) else { return self }
        var (rest, parts): (Substring, [Substring]) = (
            Substring(digits + String(repeating: "0", count: 32 - digits.count)), []
        )
        for length in [8, 4, 4, 4, 12] {
            parts.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return parts.joined(separator: "-")
    }
}

extension RowKey {
    /// Whether it is a uuid of which the beginning was typed.
    fileprivate func begins(with other: RowKey) -> Bool {
        zip(values, other.values).allSatisfy { own, typed in
            own == typed || typed.completedUUID != typed && own.hasPrefix(typed.lowercased())
        }
    }

    /// Whether both are the same value, perhaps written otherwise: `007` is 7, and case is nothing to a uuid.
    fileprivate func isSpelledAlike(_ other: RowKey) -> Bool {
        zip(values, other.values).allSatisfy { own, typed in
            let (own, typed) = (own.lowercased(), typed.lowercased().replacing(" ", with: ""))
            if own == typed || own.replacing("-", with: "") == typed.replacing("-", with: "") { return true }
            return Double(own).map { $0 == Double(typed) } ?? false
        }
    }
}
