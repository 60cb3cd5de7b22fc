import JSON

extension SnapshotText {
    /// Whether any table of a snapshot with versions 5 to 7 has an index.
    ///
    /// Costs another look at the file.
    var hasIndexes: Bool {
        var json = JSONReader(bytes)
        var isFound = false
        do {
            try json.readMember("tables") { json throws(JSONError) in
                try json.readObject { _, json throws(JSONError) in
                    try json.readMember("indexes") { json throws(JSONError) in
                        try json.readObject { _, json throws(JSONError) in
                            isFound = true
                            try json.skipValue()
                        }
                    }
                }
            }
        } catch { return isFound }
        return isFound
    }
}

extension JSONReader {
    /// Reads an object of which only one member matters.
    fileprivate mutating func readMember(
        _ name: String, _ body: (inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        try readObject { key, json throws(JSONError) in
            key == name ? try body(&json) : try json.skipValue()
        }
    }
}
