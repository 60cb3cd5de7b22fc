import Catalog

extension SQLPieces {
    /// `(ARRAY['a', 'b'])::text[]` is `ARRAY['a'::text, 'b'::text]`.
    ///
    /// PostgreSQL writes the first where `IN` stands over a `varchar`, and the second once it has read that again: a
    /// database that was dumped and restored says the same as before in other words, and then for good.
    mutating func castElements() {
        while let (cast, end, open) = castOfArray() {
            guard case .cast(var element) = pieces[cast] else { return }
            element.dimensions = 0
            var elements: [Piece] = []
            var depth = 0
            for piece in pieces[(open + 1)..<end] {
                if piece == .word(","), depth == 0 { elements.append(.cast(element)) }
                depth += piece.step
                elements.append(piece)
            }
            if end > open + 1 { elements.append(.cast(element)) }
            // What stands around the array alone goes with the cast.
            let isWrapped = cast == end + 2
            let start = isWrapped ? open - 2 : open - 1
            pieces.replaceSubrange(
                start...cast, with: [.word("array"), .word("[")] + elements + [.word("]")])
        }
    }

    /// The first cast of a whole array of elements, where that ends and where its bracket opens.
    private func castOfArray() -> (cast: Int, end: Int, open: Int)? {
        for index in pieces.indices {
            guard case .cast(let type) = pieces[index], type.isArray, index > 0 else { continue }
            let isWrapped = pieces[index - 1] == .word(")")
            let end = isWrapped ? index - 2 : index - 1
            guard let open = opening(of: end), open > 0, pieces[open - 1] == .word("array") else { continue }
            if isWrapped, open < 2 || pieces[open - 2] != .word("(") { continue }
            return (index, end, open)
        }
        return nil
    }

    /// The bracket that the one at `end` closes.
    private func opening(of end: Int) -> Int? {
        guard pieces.indices.contains(end), pieces[end] == .word("]") else { return nil }
        var depth = 0
        for index in (0...end).reversed() {
            depth += pieces[index].step
            if depth == 0 { return index }
        }
        return nil
    }
}

extension SQLPieces.Piece {
    /// How much deeper it leads.
    fileprivate var step: Int {
        switch self {
        case .word("["), .word("("): 1
        case .word("]"), .word(")"): -1
        case .word, .string, .number, .cast: 0
        }
    }
}
