import Verification

extension ApplyStep {
    /// The pieces in their order, those together that are sent in one go.
    ///
    /// So many that the server has something to do while we listen, and so few that little runs on once somebody wants
    /// to stop, and little of a large file is in memory a second time.
    var windows: [ArraySlice<ApplyPiece>] {
        var (windows, start, bytes): ([ArraySlice<ApplyPiece>], Int, Int) = ([], 0, 0)
        for (place, piece) in pieces.enumerated() {
            let size = piece.text.utf8.count
            let isFull = place - start >= Self.mostPieces || bytes + size > Self.mostBytes
            if place > start, isFull || !piece.maySendOn || !pieces[place - 1].maySendOn {
                windows.append(pieces[start..<place])
                (start, bytes) = (place, 0)
            }
            bytes += size
        }
        return start < pieces.count ? windows + [pieces[start...]] : windows
    }

    private static let mostPieces = 100
    private static let mostBytes = 262_144
}
