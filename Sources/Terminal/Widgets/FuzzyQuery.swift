/// What a person typed to find a name: letters that occur in it in this order, not necessarily side by side.
///
/// Case does not matter and blanks are left out. Matching 10,000 names takes a few milliseconds.
package struct FuzzyQuery: Equatable, Sendable {
    private let letters: [UInt32]
    private let bytes: [UInt8]?

    package init(_ text: String) {
        letters = text.unicodeScalars.filter { $0 != " " }.map(\.folded)
        bytes = letters.allSatisfy { $0 < 0x80 } ? letters.map { UInt8($0) } : nil
    }

    package var isEmpty: Bool { letters.isEmpty }

    /// How well a name fits; `nil` when it does not.
    ///
    /// The empty query fits everything equally.
    package func match(_ name: String) -> FuzzyMatch? {
        if isEmpty { return FuzzyMatch(score: 0, positions: []) }
        guard let bytes else { return matchScalars(name) }
        let plain = name.utf8.withContiguousStorageIfAvailable { name -> FuzzyMatch?? in
            guard name.allSatisfy({ $0 < 0x80 }) else { return nil }
            return .some(Search(query: bytes, name: name).best { $0.folded })
        }
        guard let plain, let match = plain else { return matchScalars(name) }
        return match
    }

    /// The candidates that fit, the best first; equally good ones keep their order.
    package func ranked<Candidate>(
        _ candidates: some Sequence<Candidate>, by name: (Candidate) -> String
    ) -> [(candidate: Candidate, match: FuzzyMatch)] {
        let found = candidates.compactMap { candidate in
            match(name(candidate)).map { (candidate: candidate, match: $0) }
        }
        // Sorting plain numbers is much faster than moving the matches around.
        let order = found.indices.map { (score: found[$0].match.score, index: $0) }
            .sorted { ($1.score, $0.index) < ($0.score, $1.index) }
        return order.map { found[$0.index] }
    }

    private func matchScalars(_ name: String) -> FuzzyMatch? {
        Search(query: letters, name: name.unicodeScalars.map(\.value)).best { value in
            Unicode.Scalar(value)?.folded ?? value
        }
    }
}

/// How well a name fits a ``FuzzyQuery``, and which of its scalars were found.
package struct FuzzyMatch: Equatable, Sendable {
    /// More is better; only to be compared within one query.
    package let score: Int
    /// Offsets of scalars in the name, ascending.
    package let positions: [Int]
}

/// Tries every place where the first letter occurs and keeps the best.
private struct Search<Name: RandomAccessCollection> where Name.Element: FixedWidthInteger, Name.Index == Int {
    let query: [Name.Element]
    let name: Name

    @inline(__always)
    func best(folding: (Name.Element) -> Name.Element) -> FuzzyMatch? {
        guard let first = query.first, query.count <= name.count else { return nil }
        var best: (score: Int, start: Int)?
        for start in name.indices where folding(name[start]) == first {
            guard let score = follow(from: start, folding: folding, visit: { _ in }) else { break }
            if best.map({ score > $0.score }) ?? true { best = (score, start) }
        }
        guard let best else { return nil }
        var positions: [Int] = []
        positions.reserveCapacity(query.count)
        _ = follow(from: best.start, folding: folding) { positions.append($0) }
        return FuzzyMatch(score: best.score, positions: positions)
    }

    /// The score of the letters found one after the other from `start` on; `nil` when one is missing.
    @inline(__always)
    private func follow(
        from start: Int, folding: (Name.Element) -> Name.Element, visit: (Int) -> Void
    ) -> Int? {
        var score = start == 0 ? 8 : 0
        var index = start
        var last = start - 1
        for letter in query {
            while index < name.count, folding(name[index]) != letter { index += 1 }
            guard index < name.count else { return nil }
            visit(index)
            score += index == last + 1 ? 6 : -min(3, index - last - 1)
            if isWordStart(index) { score += 7 }
            last = index
            index += 1
        }
        // Among equals, the shorter name is the likelier one.
        return score * 256 - min(255, name.count)
    }

    @inline(__always)
    private func isWordStart(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        let before = UInt32(truncatingIfNeeded: name[index - 1])
        let here = UInt32(truncatingIfNeeded: name[index])
        let isSeparator = before < 0x30 || (0x3A...0x40).contains(before) || before == 0x5F
        return isSeparator || (before.isLowercaseAscii && here.isUppercaseAscii)
    }
}

extension FixedWidthInteger {
    fileprivate var isLowercaseAscii: Bool { self >= 0x61 && self <= 0x7A }
    fileprivate var isUppercaseAscii: Bool { self >= 0x41 && self <= 0x5A }
}

extension UInt8 {
    fileprivate var folded: UInt8 { isUppercaseAscii ? self + 0x20 : self }
}

extension Unicode.Scalar {
    fileprivate var folded: UInt32 {
        if value < 0x80 { return value.isUppercaseAscii ? value + 0x20 : value }
        return properties.lowercaseMapping.unicodeScalars.first?.value ?? value
    }
}
