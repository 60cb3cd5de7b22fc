import JSON

/// The bytes of one snapshot, while they are in memory.
struct SnapshotText {
    private let contents: UnsafeRawBufferPointer
    private let count: Int

    /// Behind the text stand eight zeros that do not count.
    init(_ contents: UnsafeRawBufferPointer, count: Int) { (self.contents, self.count) = (contents, count) }

    /// A copy of them.
    var bytes: [UInt8] { Array(contents.prefix(count)) }

    /// The header of a file that is right from end to end.
    ///
    /// - Throws: The first thing that is wrong.
    func comparedHeader(_ shapes: SnapshotShapes) throws(SnapshotProblem) -> SnapshotHeader {
        do {
            let json = JSONTokenizer(contents, count: count)
            try checkIsObject(json)
            guard let version = try member("version", of: json) else {
                throw ShapeMismatch(offset: 0, fact: .missingField("version"))
            }
            return try comparedHeader(shapes, version, json)
        } catch let error as ShapeMismatch {
            throw explained(error)
        } catch let error as JSONError {
            throw notJSON(error)
        } catch let error as SnapshotProblem {
            throw error
        } catch {
            preconditionFailure("nothing else is thrown here")
        }
    }

    private func comparedHeader(
        _ shapes: SnapshotShapes, _ version: Range<Int>, _ json: JSONTokenizer
    ) throws -> SnapshotHeader {
        do {
            guard let table = shapes.table(ofVersion: json.text(version)) else {
                throw problem(.unknownVersion(json.text(version)), at: version.lowerBound)
            }
            var scanner = ShapeScanner(json, table)
            try scanner.scan()
            return header(from: scanner.captures, json)
        } catch {
            // Only a file that is wrong is worth the second look: of two versions the last counts.
            guard !(error is JSONError), let last = try member("version", of: json, isLast: true),
                last != version
            else {
                try checkIsJSON()
                throw error
            }
            return try comparedHeader(shapes, last, json)
        }
    }

    /// What can be made out of a header in a file that is wrong somewhere.
    func header(_ shapes: SnapshotShapes) -> SnapshotHeader? {
        let json = JSONTokenizer(contents, count: count)
        guard let id = found("id", json), let version = found("version", json) else { return nil }
        let parent = found("prevId", json)
        return SnapshotHeader(
            id: json.text(id), parents: parent.map { [json.text($0)] } ?? [], version: json.text(version),
            dialect: found("dialect", json).map { json.text($0) }, idLine: line(at: id.lowerBound),
            parentLine: line(at: parent?.lowerBound ?? id.lowerBound))
    }
}

extension SnapshotText {
    private func found(_ name: StaticString, _ json: JSONTokenizer) -> Range<Int>? {
        do { return try member(name, of: json, isLast: true) } catch { return nil }
    }

    private func member(
        _ name: StaticString, of json: JSONTokenizer, isLast: Bool = false
    ) throws(JSONError) -> Range<Int>? {
        try json.string(
            ofMember: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount),
            isLast: isLast)
    }

    private func header(
        from captures: [(capture: UInt8, range: Range<Int>)], _ json: JSONTokenizer
    ) -> SnapshotHeader {
        func ranges(_ capture: JSONShape.Capture) -> [Range<Int>] {
            captures.filter { $0.capture == capture.rawValue }.map(\.range)
        }
        let (ids, parents) = (ranges(.id), ranges(.parent))
        return SnapshotHeader(
            id: ids.first.map(json.text) ?? "", parents: parents.map(json.text),
            version: ranges(.version).first.map(json.text) ?? "",
            dialect: ranges(.dialect).first.map(json.text),
            idLine: line(at: ids.first?.lowerBound ?? 0),
            parentLine: line(at: parents.first?.lowerBound ?? ids.first?.lowerBound ?? 0))
    }

    private func checkIsObject(_ json: JSONTokenizer) throws {
        var json = json
        json.skipSpace()
        guard try json.kind() == .object else {
            throw ShapeMismatch(
                offset: json.position, fact: .wrongKind(field: "", expected: JSONKind.object.rawValue))
        }
    }

    /// A mistake in the shape counts only when the text is JSON throughout.
    private func explained(_ mismatch: ShapeMismatch) -> SnapshotProblem {
        do { try checkIsJSON() } catch { return notJSON(error) }
        return switch mismatch.fact {
        case .missingField(let name): problem(.missingField(name), at: mismatch.offset)
        case .unknownField(let name): problem(.unknownField(name), at: mismatch.offset)
        case .wrongKind(let field, let expected):
            problem(.wrongKind(field: field, expected: expected), at: mismatch.offset)
        }
    }

    private func checkIsJSON() throws(JSONError) {
        var json = JSONTokenizer(contents, count: count)
        try json.skip()
        try json.finish()
    }

    private func notJSON(_ error: JSONError) -> SnapshotProblem {
        if let conflict = ConflictMarker.first(in: Array(contents.prefix(count))) {
            return SnapshotProblem(place: conflict, .conflictMarkers)
        }
        return problem(.notJSON(expected: error.expected, isAtEnd: error.offset >= count), at: error.offset)
    }

    private func problem(_ fact: SnapshotProblem.Fact, at offset: Int) -> SnapshotProblem {
        SnapshotProblem(place: TextPlace(offset: offset, in: Array(contents.prefix(count))), fact)
    }

    private func line(at offset: Int) -> Int { contents.prefix(offset).count { $0 == 0x0A } + 1 }
}
