import Terminal

/// A piece of the header, which is there whole or not at all.
struct HeaderPiece {
    private(set) var text: String
    let worth: Worth
    let role: Role
    let isRight: Bool

    /// The order in which pieces go where there is no room for all of them: what costs first, then where the database is.
    ///
    /// Pieces of one worth go from the last one on, but for the steps of a way, of which the nearest stay longest.
    enum Worth: CaseIterable {
        case sent, received, roundTrips, duration, aside, host, trail, summary, replica, database, always
    }

    init(_ text: String, _ worth: Worth, _ role: Role = .headerBar, isRight: Bool = false) {
        (self.text, self.worth, self.role, self.isRight) = (text, worth, role, isRight)
    }

    func columns(in glyphs: Glyphs) -> Int { TextWidth.columns(of: text, in: glyphs) }

    /// The pieces that fit into so many columns, in their order; once one does not fit, none that is worth less is there.
    static func fitting(_ pieces: [HeaderPiece], columns room: Int, _ glyphs: Glyphs) -> [HeaderPiece] {
        let byWorth = Worth.allCases.reversed().flatMap { worth -> [Int] in
            let indices = pieces.indices.filter { pieces[$0].worth == worth }
            return worth == .trail ? indices.reversed() : indices
        }
        var (kept, used): (Set<Int>, Int) = ([], 0)
        for index in byWorth {
            used += pieces[index].columns(in: glyphs)
            guard pieces[index].worth == .always || used <= room else { break }
            kept.insert(index)
        }
        return closedUp(pieces.indices.filter(kept.contains).map { pieces[$0] })
    }

    /// Two blanks separate what is different, one the steps of a way and the edge.
    private static func closedUp(_ pieces: [HeaderPiece]) -> [HeaderPiece] {
        var (closed, isStep): ([HeaderPiece], Bool) = ([], true)
        for var piece in pieces {
            if isStep, !piece.isRight, piece.text.hasPrefix("  ") { piece.text.removeFirst() }
            closed.append(piece)
            isStep = piece.worth == .trail
        }
        return closed
    }
}
