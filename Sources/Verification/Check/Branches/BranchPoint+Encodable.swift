extension BranchPoint: Encodable {
    private enum Key: String, CodingKey {
        case parent, parentID, sides, compared, merged, conflicts, dependencies, works, order, explanation,
            repair
    }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(parentName, forKey: .parent)
        try json.encode(parentID, forKey: .parentID)
        try json.encode(sides, forKey: .sides)
        try json.encode(isCompared, forKey: .compared)
        try json.encode(isMerged, forKey: .merged)
        try json.encode(conflictPairs, forKey: .conflicts)
        if footprintConflicts != nil { try json.encode(conflicts.map(\.pair), forKey: .dependencies) }
        try json.encodeIfPresent(isCompared ? workingOrder : nil, forKey: .works)
        try json.encode(order, forKey: .order)
        try json.encode(explanation, forKey: .explanation)
        try json.encode(repair, forKey: .repair)
    }
}

extension BranchPoint.Side: Encodable {
    private enum CodingKeys: String, CodingKey { case name, tags, files }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: CodingKeys.self)
        try json.encode(name, forKey: .name)
        try json.encode(tags, forKey: .tags)
        try json.encode(files, forKey: .files)
    }
}

extension FileChange: Encodable {
    private enum Key: String, CodingKey { case file, diff }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(file, forKey: .file)
        try json.encode(unifiedDiff(), forKey: .diff)
    }
}
