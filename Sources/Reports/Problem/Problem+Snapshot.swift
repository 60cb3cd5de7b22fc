package import Drizzle

extension Problem {
    /// Why a snapshot cannot be compared with.
    package init(_ error: SnapshotError) {
        switch error {
        case .missing(let path): self.init("There is no snapshot at \(path).")
        case .unreadable(let path, let reason): self.init("\(path) cannot be read.", detail: reason)
        case .notJSON(let path, let place, let expected):
            self.init(
                "\(path) is not JSON.", detail: "\(path):\(place.line):\(place.column): expected \(expected)",
                remedy: "Restore it from version control.")
        case .malformed(let path, let place, let expected):
            self.init(
                "\(path) is not a snapshot as Drizzle Kit writes them.",
                detail: "\(path):\(place.line):\(place.column): expected \(expected)",
                remedy: "Restore it from version control.")
        case .unsupportedVersion(let path, let version):
            self.init(
                "\(path) has the format “\(version)”, and raingauge reads 5 to 9.",
                remedy: "Compare with the replayed files instead: --against files")
        case .brokenChain(let path, let fact):
            self.init(
                "What \(path) starts from cannot be put together.", detail: fact.text,
                remedy: "Restore the folder from version control, or compare with the replayed files: "
                    + "--against files")
        }
    }
}

extension SnapshotError.BrokenChain {
    fileprivate var text: String {
        switch self {
        case .missingParent(let id): "No snapshot of the folder has the id \(id), which it follows."
        case .cycle: "The snapshots follow one another in a circle."
        case .withoutBase: "It holds only what changed, and no snapshot with a whole schema leads to it."
        case .secondBase: "It holds a whole schema, and so does another snapshot that leads there."
        case .clash(let key): "Two migrations gave one name to two things: \(key)."
        }
    }
}
