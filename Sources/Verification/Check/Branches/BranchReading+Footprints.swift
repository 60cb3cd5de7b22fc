import Drizzle

extension BranchReading {
    /// What Drizzle Kit says of the sides by their footprints; `nil` where a snapshot is older than format 9.
    func footprintConflicts(_ sides: [BranchPoint.Side]) throws(SnapshotError) -> [FootprintConflict]? {
        var statements: [FootprintConflict.Side] = []
        for side in sides {
            guard let own = try footprints(of: side) else { return nil }
            statements.append(own)
        }
        var conflicts: [FootprintConflict] = []
        for right in statements.indices {
            for left in 0..<right {
                conflicts += FootprintConflict.conflicts(statements[left], statements[right])
            }
        }
        return conflicts
    }

    private func footprints(of side: BranchPoint.Side) throws(SnapshotError) -> FootprintConflict.Side? {
        var statements: FootprintConflict.Side = []
        for file in side.files {
            guard let footprints = try StatementFootprint.reading(file) else { return nil }
            let tag = tags[file]?.first ?? side.name
            statements += footprints.map { (tag, $0) }
        }
        return statements
    }
}
