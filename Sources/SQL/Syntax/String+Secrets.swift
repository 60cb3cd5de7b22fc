extension String {
    /// The text with `***` in place of every password that stands in it: behind the word PASSWORD, as roles, user mappings
    /// and `OPTIONS` have it, and in the addresses and keywords by which libpq is told a server.
    ///
    /// It may be SQL, a part of it, or a sentence that quotes some. One pass.
    package var withoutPasswords: String {
        guard contains("assword") || contains("ASSWORD") || contains("://") else { return self }
        var reader = SecretReader(self)
        return reader.masked()
    }
}

/// Goes through a text once, and covers what stands where passwords stand.
private struct SecretReader {
    private let text: [Character]
    private var place = 0
    private var result = ""

    init(_ text: String) { self.text = Array(text) }

    mutating func masked() -> String {
        while place < text.count {
            switch text[place] {
            case "p" where matches("password"), "P" where matches("password"): coverBehindWord()
            case ":" where matches("://"): coverInAddress()
            default: take(1)
            }
        }
        return result
    }

    private func matches(_ word: String) -> Bool {
        let rest = text[place...]
        return rest.count >= word.count && rest.prefix(word.count).map { $0.lowercased() }.joined() == word
    }

    private mutating func take(_ count: Int) {
        let end = min(text.count, place + count)
        result += String(text[place..<end])
        place = end
    }

    /// `PASSWORD 'x'`, `password=x`, `"password" 'x'`; every other word stays.
    private mutating func coverBehindWord() {
        take("password".count)
        guard place < text.count, !text[place].isOfName else { return }
        if text[place] == "\"" { take(1) }
        while place < text.count, text[place].isWhitespace { take(1) }
        guard place < text.count else { return }
        if text[place] == "=" {
            take(1)
            while place < text.count, text[place] == " " { take(1) }
            coverValue()
        } else if "eEuU".contains(text[place]), place + 1 < text.count, "'&".contains(text[place + 1]) {
            take(text[place + 1] == "&" ? 2 : 1)
            coverString()
        } else {
            coverString()
        }
    }

    /// What stands between quotes, whatever they are.
    private mutating func coverString() {
        guard place < text.count else { return }
        if text[place] == "'" {
            coverQuoted()
        } else if text[place] == "$", let end = text[(place + 1)...].firstIndex(of: "$") {
            let tag = Array(text[place...end])
            take(tag.count)
            result += "***"
            while place < text.count, Array(text[place...].prefix(tag.count)) != tag { place += 1 }
            take(tag.count)
        }
    }

    private mutating func coverQuoted() {
        let opening = quotes
        take(opening)
        result += "***"
        while place < text.count {
            if text[place] == "\\", place + 1 < text.count {
                place += 2
            } else if text[place] == "'" {
                guard quotes > opening, opening == 1 else { break }
                place += 2
            } else {
                place += 1
            }
        }
        take(opening)
    }

    /// Quotes in a row: two where the list of keywords itself stands in a string.
    private var quotes: Int {
        guard place + 1 < text.count, text[place + 1] == "'" else { return 1 }
        return 2
    }

    /// A value in a list of keywords or in the query of an address.
    private mutating func coverValue() {
        if place < text.count, text[place] == "'" { return coverQuoted() }
        result += "***"
        while place < text.count, !text[place].isWhitespace, !"'\"&;,)".contains(text[place]) { place += 1 }
    }

    /// Between the name and the last `@` of the part in front of the path.
    private mutating func coverInAddress() {
        take(3)
        let end = text[place...].firstIndex { $0.isWhitespace || "/?'\"`<>".contains($0) } ?? text.count
        guard let at = text[place..<end].lastIndex(of: "@"),
            let colon = text[place..<at].firstIndex(of: ":")
        else { return }
        take(colon + 1 - place)
        result += "***"
        place = at
    }
}
