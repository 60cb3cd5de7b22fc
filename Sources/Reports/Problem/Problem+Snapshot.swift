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
                "\(path) has the format “\(version)”, and raingauge reads 5 to 8.",
                remedy: "Compare with the replayed files instead: --against files")
        }
    }
}
