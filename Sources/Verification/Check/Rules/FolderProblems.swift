import Drizzle

/// What reading the folder found wrong: an unreadable or broken journal, a file that is not there, bytes that are not
/// UTF-8, folders that no timestamp begins.
///
/// The same facts stand in the way of Drizzle's migrator, and `status` tells them too.
struct FolderProblems: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        let converted = material.convertedTags
        return material.folder.problems.compactMap { problem in
            if case .migrationFileMissing(let tag) = problem.fact, converted.contains(tag) { return nil }
            if problem.fact == .mixedLayouts { return nil }
            let place = CheckFinding.Place(
                problem.file, line: problem.place?.line, column: problem.place?.column, tag: problem.tag)
            return CheckFinding(
                problem.fact.id, problem.severity, at: [place], problem.sentence, remedy: problem.remedy)
        }
    }
}

extension FolderProblem {
    fileprivate var severity: CheckFinding.Severity {
        switch fact {
        case .notUTF8, .folderWithoutTimestamp: .caution
        case .duplicateTag, .mixedLayouts: .danger
        case .journalMissing, .conflictMarkers, .notJSON, .byteOrderMark, .wrongType, .missingField,
            .migrationFileMissing, .unreadable:
            stopsDrizzle ? .danger : .caution
        }
    }

    fileprivate var tag: String? {
        switch fact {
        case .migrationFileMissing(let tag), .duplicateTag(let tag), .folderWithoutTimestamp(let tag): tag
        case .journalMissing, .conflictMarkers, .notJSON, .byteOrderMark, .wrongType, .missingField,
            .unreadable,
            .notUTF8, .mixedLayouts:
            nil
        }
    }
}

extension FolderProblem.Fact {
    fileprivate var id: String {
        switch self {
        case .journalMissing: "journal-missing"
        case .conflictMarkers: "journal-conflict-markers"
        case .notJSON: "journal-not-json"
        case .byteOrderMark: "journal-byte-order-mark"
        case .wrongType: "journal-wrong-type"
        case .missingField: "journal-missing-field"
        case .migrationFileMissing: "file-missing"
        case .unreadable: "file-unreadable"
        case .notUTF8: "file-not-utf8"
        case .duplicateTag: "tag-twice"
        case .folderWithoutTimestamp: "folder-without-timestamp"
        case .mixedLayouts: "two-layouts"
        }
    }
}
