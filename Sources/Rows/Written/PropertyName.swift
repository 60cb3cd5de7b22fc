/// The name that `drizzle-kit pull` gives to a column's property: `created_at` becomes `createdAt`.
///
/// - Source: drizzle-kit/src/introspect-pg.ts, `withCasing`, with the npm package `camelcase` 7.
struct PropertyName: Equatable {
    let name: String

    init(of column: String) {
        let words = Self.lowered(Self.split(column))
        name = Self.joined(words)
    }

    /// As it stands in an object: in quotes when it is no identifier.
    var written: String { isIdentifier ? name : Quoted.json(name) }

    var isIdentifier: Bool {
        let letters = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$")
        let begins = name.first.map(letters.contains) ?? false
        return begins && name.dropFirst().allSatisfy { letters.contains($0) || ("0"..."9").contains($0) }
    }

    private static let separators: Set<Character> = ["_", ".", "-", " "]

    /// Puts a hyphen between `fooBar`'s words and between those of `FOOBar`; only where capitals are mixed in.
    private static func split(_ column: String) -> String {
        let letters = Array(column)
        var result = ""
        for (index, letter) in letters.enumerated() {
            let before = index > 0 ? letters[index - 1] : nil
            let after = index + 1 < letters.count ? letters[index + 1] : nil
            let beginsWord = letter.isUppercase && before?.isLowercase == true
            let endsCapitals = letter.isUppercase && before?.isUppercase == true && after?.isLowercase == true
            if beginsWord || endsCapitals { result.append("-") }
            result.append(letter)
        }
        return result
    }

    private static func lowered(_ text: String) -> String {
        String(text.lowercased().drop(while: separators.contains))
    }

    /// Leaves separators out; the letter behind them, or behind a digit, becomes a capital.
    private static func joined(_ text: String) -> String {
        var result = ""
        var isCapital = false
        for letter in text {
            if separators.contains(letter) {
                isCapital = true
                continue
            }
            let followsDigit = result.last.map { ("0"..."9").contains($0) } ?? false
            result += isCapital || followsDigit ? letter.uppercased() : String(letter)
            isCapital = false
        }
        return result
    }
}
