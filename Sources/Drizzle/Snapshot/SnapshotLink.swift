import JSON

/// Where a snapshot stands in the chain: its own id and that of the one before.
package struct SnapshotLink: Equatable, Sendable {
    package let path: String
    package let id: String
    /// Snapshots of version 8 may have several.
    package let previousIDs: [String]

    package init(path: String, id: String, previousIDs: [String]) {
        (self.path, self.id, self.previousIDs) = (path, id, previousIDs)
    }

    /// The id in front of the first snapshot.
    package static let origin = "00000000-0000-0000-0000-000000000000"

    /// Reads the two ids, which stand in front of everything else where Drizzle Kit wrote the file.
    ///
    /// - Returns: `nil` where the file cannot be read or has no such ids.
    /// - Complexity: 4 kB of the file; all of it only where the ids are further down.
    package static func reading(_ path: String) -> SnapshotLink? {
        let files = ProjectFiles()
        if let head = try? files.head(of: path, count: 4_096), let link = SnapshotLink(head, path: path) {
            return link
        }
        return (try? files.bytes(of: path)).flatMap { SnapshotLink($0, path: path) }
    }

    private init?(_ bytes: [UInt8], path: String) {
        guard let id = SnapshotLinkText(bytes).id, let previous = SnapshotLinkText(bytes).previous else {
            return nil
        }
        self.init(path: path, id: id, previousIDs: previous.ids)
    }
}

/// The bytes of a snapshot, with its `prevId` changed and nothing else.
package struct SnapshotLinkText {
    fileprivate private(set) var id: String?
    private var places: [Range<Int>] = []
    fileprivate private(set) var previous: (ids: [String], range: Range<Int>)?
    private let bytes: [UInt8]

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var json = JSONReader(bytes)
        // A text that was cut off behind the ids is as good as a whole one.
        do { try read(&json) } catch { return }
    }

    /// The text with another `prevId`, or another one in `prevIds`; `nil` when it has none, or several.
    package func linked(to previousID: String) -> [UInt8]? {
        guard let previous, previous.ids.count == 1,
            let start = bytes[previous.range].firstIndex(of: UInt8(ascii: "\"")),
            let end = bytes[previous.range].lastIndex(of: UInt8(ascii: "\""))
        else { return nil }
        var changed = bytes
        changed.replaceSubrange(start...end, with: Array("\"\(previousID)\"".utf8))
        return changed
    }

    /// The text with another id in the place of one that it follows; `nil` when it does not follow that.
    package func linked(to other: String, insteadOf id: String) -> [UInt8]? {
        guard let previous, previous.ids.contains(id),
            let place = bytes[previous.range].firstRange(of: Array("\"\(id)\"".utf8))
        else { return nil }
        var changed = bytes
        changed.replaceSubrange(place, with: Array("\"\(other)\"".utf8))
        return changed
    }

    /// Whether the snapshot says only what is different from those that it follows, as format 9 may.
    package static func hasDifferences(_ bytes: [UInt8]) -> Bool {
        var json = JSONReader(bytes)
        var isDifference = false
        do {
            try json.readObject { key, json throws(JSONError) in
                guard key == "type", try json.peek() == .string else { return try json.skipValue() }
                isDifference = try json.readString() == "diff"
            }
        } catch {
            return isDifference
        }
        return isDifference
    }

    /// The text without its own id, those before it, and white space: what it says about the schema.
    var unlinked: [UInt8] {
        var rest: [UInt8] = []
        var start = 0
        for place in places + [bytes.count..<bytes.count] {
            rest += bytes[start..<place.lowerBound].filter { $0 > 0x20 }
            start = place.upperBound
        }
        return rest
    }

    private mutating func read(_ json: inout JSONReader) throws(JSONError) {
        try json.readObject { key, json throws(JSONError) in
            switch (key, try json.peek()) {
            case ("id", .string):
                let start = json.position
                id = try json.readString()
                places.append(start..<json.position)
            case ("prevId", .string):
                let start = json.position
                let text = try json.readString()
                previous = ([text], start..<json.position)
                places.append(start..<json.position)
            case ("prevIds", .array):
                let start = json.position
                var ids: [String] = []
                try json.readArray { json throws(JSONError) in ids.append(try json.readString()) }
                previous = (ids, start..<json.position)
                places.append(start..<json.position)
            default: try json.skipValue()
            }
        }
    }
}
