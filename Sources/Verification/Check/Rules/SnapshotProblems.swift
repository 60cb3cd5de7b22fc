import Drizzle

/// A snapshot that Drizzle Kit does not take: no JSON, a merge conflict, a field missing, unknown or of another kind.
///
/// `generate`, `check` and `up` stop at it, while `migrate` of 0.x never looks at snapshots. The form is the one that
/// Drizzle Kit itself demands.
struct SnapshotProblems: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        material.snapshots.filter { !$0.isIgnored }.compactMap { snapshot in
            guard let problem = snapshot.problem else { return nil }
            let place = CheckFinding.Place(
                snapshot.file, line: problem.place?.line, column: problem.place?.column)
            return CheckFinding(
                problem.fact.id, problem.fact.severity, at: [place], problem.sentence(snapshot.file),
                remedy: problem.fact.remedy)
        }
    }
}

extension SnapshotProblem.Fact {
    fileprivate var id: String {
        switch self {
        case .unreadable: "snapshot-unreadable"
        case .empty, .notJSON: "snapshot-not-json"
        case .conflictMarkers: "snapshot-conflict-markers"
        case .byteOrderMark: "snapshot-byte-order-mark"
        case .missingField, .unknownField, .wrongKind: "snapshot-malformed"
        case .unknownVersion: "snapshot-version"
        case .foreign: "foreign-file-in-meta"
        }
    }

    fileprivate var severity: CheckFinding.Severity {
        switch self {
        case .byteOrderMark, .foreign, .unreadable: .caution
        case .empty, .notJSON, .conflictMarkers, .missingField, .unknownField, .wrongKind, .unknownVersion:
            .danger
        }
    }

    fileprivate var remedy: String {
        switch self {
        case .unreadable: "Put a file there that you may read."
        case .empty, .notJSON: "Restore the file from version control."
        case .conflictMarkers:
            "Take the snapshot of one side whole, then generate the other side's migration again on top of it."
        case .byteOrderMark: "Save the file as UTF-8 without a byte order mark."
        case .missingField, .unknownField, .wrongKind:
            "Restore the file from version control; a snapshot is not meant to be edited by hand."
        case .unknownVersion: "Use the Drizzle Kit that wrote it, or restore the file from version control."
        case .foreign: "Move it out of meta: Drizzle Kit reads every file there as a snapshot."
        }
    }
}

extension SnapshotProblem {
    fileprivate func sentence(_ file: String) -> String {
        let name = file.fileName
        let spot = place.map { "\(name), \($0)" } ?? name
        return switch fact {
        case .unreadable(let reason): "\(name) cannot be read: \(reason)."
        case .empty: "\(name) is empty."
        case .conflictMarkers: "\(name) has an unresolved merge conflict at line \(place?.line ?? 1)."
        case .notJSON(let expected, let isAtEnd):
            isAtEnd
                ? "\(spot): the file ends where \(expected) was expected."
                : "\(spot): this is not JSON, \(expected) was expected."
        case .byteOrderMark: "\(name) begins with a byte order mark, at which Drizzle Kit stops."
        case .missingField(let field):
            "\(spot): the object has no `\(field)`, so Drizzle Kit calls the snapshot malformed."
        case .unknownField(let field):
            "\(spot): `\(field)` is no field of this object, so Drizzle Kit calls the snapshot malformed."
        case .wrongKind(let field, let expected):
            field.isEmpty
                ? "\(spot): this is not \(expected), so Drizzle Kit calls the snapshot malformed."
                : "\(spot): `\(field)` is not \(expected), so Drizzle Kit calls the snapshot malformed."
        case .unknownVersion(let version):
            Int(version).map { $0 > 9 } == true
                ? "\(spot): version \(version) is newer than raingauge knows, and than Drizzle Kit 1.0.0-rc.5 reads."
                : "\(spot): version \(version) is none that Drizzle Kit of today reads."
        case .foreign: "\(name) lies in meta and is no snapshot."
        }
    }
}
