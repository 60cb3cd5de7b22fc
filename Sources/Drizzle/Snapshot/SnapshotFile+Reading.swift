extension SnapshotFile {
    /// Reads the header of every snapshot, of both eras, and compares all of each file with the form it must have.
    ///
    /// Costs about as much as reading the files; memory is two files at a time. Several files are read at once.
    ///
    /// - Parameter path: The full path of Drizzle's `out` folder.
    /// - Returns: The snapshots by name; those of `meta` first.
    package static func reading(folder path: String) async -> [SnapshotFile] {
        let places = places(in: path)
        let shapes = SnapshotShapes()
        let workers = max(1, min(maximalWorkers, places.count / 8))
        var read = [SnapshotFile?](repeating: nil, count: places.count)
        await withTaskGroup(of: [(Int, SnapshotFile)].self) { group in
            for worker in 0..<workers {
                group.addTask {
                    var reader = SnapshotFileReader(shapes: shapes)
                    return stride(from: worker, to: places.count, by: workers).map { index in
                        (index, reader.read(places[index]))
                    }
                }
            }
            for await part in group { for (index, file) in part { read[index] = file } }
        }
        return read.compactMap(\.self)
    }

    /// More would only wait for one another.
    private static let maximalWorkers = 4

    private static func places(in path: String) -> [SnapshotPlace] {
        let files = ProjectFiles()
        let meta = path + "/meta"
        let ending = "_snapshot.json"
        // Drizzle Kit passes over what begins with an underscore, such as the copy of a journal, and so over a snapshot
        // of its own without a number.
        let inMeta = files.entries(of: meta) { name in
            name != "." && name != ".." && (!name.hasPrefix("_") || name == ending)
        }
        let first = (inMeta ?? []).map { entry in
            SnapshotPlace(
                file: "\(meta)/\(entry.name)",
                key: entry.name.hasSuffix(ending) ? String(entry.name.dropLast(ending.count)) : entry.name,
                isForeign: entry.isFolder || !entry.name.hasSuffix(ending))
        }
        let second = (files.entries(of: path) ?? []).filter(\.isFolder).filter { $0.name != "meta" }.map {
            entry in
            SnapshotPlace(file: "\(path)/\(entry.name)/snapshot.json", key: entry.name, isForeign: false)
        }
        return first + second.filter { files.isFile($0.file) }
    }
}

/// Where a snapshot is, and what it is called.
private struct SnapshotPlace: Sendable {
    let file: String
    let key: String
    /// Not named as a snapshot.
    let isForeign: Bool
}

/// Reads snapshots one after the other into the same memory.
private struct SnapshotFileReader {
    let shapes: SnapshotShapes
    private let files = ProjectFiles()
    private let buffer = PaddedBuffer()

    init(shapes: SnapshotShapes) { self.shapes = shapes }

    mutating func read(_ place: SnapshotPlace) -> SnapshotFile {
        if place.isForeign { return place.snapshot(problem: SnapshotProblem(.foreign)) }
        do {
            try files.read(place.file, into: buffer)
        } catch {
            switch error {
            case .missing: return place.snapshot(problem: SnapshotProblem(.unreadable("it is gone")))
            case .unreadable(let reason): return place.snapshot(problem: SnapshotProblem(.unreadable(reason)))
            }
        }
        if buffer.count == 0 { return place.snapshot(problem: SnapshotProblem(.empty)) }
        return judge(place)
    }

    private func judge(_ place: SnapshotPlace) -> SnapshotFile {
        guard !buffer.hasByteOrderMark else {
            // Drizzle Kit would not get further; its header still links other snapshots.
            let problem = SnapshotProblem(place: TextPlace(line: 1, column: 1), .byteOrderMark)
            let rest = SnapshotText(buffer.contents(from: 3), count: buffer.count - 3)
            return place.snapshot(header: rest.header(shapes), problem: problem)
        }
        let text = SnapshotText(buffer.contents(from: 0), count: buffer.count)
        do {
            return snapshot(place, text, try text.comparedHeader(shapes))
        } catch {
            return snapshot(place, text, text.header(shapes), error)
        }
    }

    private func snapshot(
        _ place: SnapshotPlace, _ text: SnapshotText, _ header: SnapshotHeader?,
        _ problem: SnapshotProblem? = nil
    ) -> SnapshotFile {
        let isOld = header.map { ["5", "6"].contains($0.version) } ?? false
        return place.snapshot(
            header: header, problem: problem, hasOldIndexes: isOld && text.hasIndexes)
    }
}

extension SnapshotPlace {
    fileprivate func snapshot(
        header: SnapshotHeader? = nil, problem: SnapshotProblem? = nil, hasOldIndexes: Bool = false
    ) -> SnapshotFile {
        SnapshotFile(
            file: file, key: key, header: header, problem: problem, hasOldIndexes: hasOldIndexes)
    }
}
