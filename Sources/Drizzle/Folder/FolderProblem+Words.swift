extension FolderProblem {
    /// What is wrong, in one sentence that names the file and, where it is known, the line.
    package var sentence: String {
        let name = FilePath(file).lastComponent
        let spot = place.map { "\(name), \($0)" } ?? name
        return switch fact {
        case .journalMissing: "There are SQL files in the folder, but no meta/_journal.json."
        case .conflictMarkers:
            "\(name) has an unresolved merge conflict at line \(place?.line ?? 1), so it is not JSON."
        case .notJSON(let expected, let isAtEnd):
            isAtEnd
                ? "\(spot): the file ends where \(expected) was expected."
                : "\(spot): this is not JSON, \(expected) was expected."
        case .byteOrderMark: "\(name) begins with a byte order mark, which is not JSON."
        case .wrongType(let entry, let field, let expected, let found):
            "\(spot): \(Self.words(entry, field)) is \(found), not \(expected)."
        case .missingField(let entry, let field): "\(spot): \(Self.words(entry, field)) is missing."
        case .migrationFileMissing(let tag): "\(spot): the journal names \(tag), but there is no \(tag).sql."
        case .unreadable(let reason): "\(name) cannot be read: \(reason)."
        case .notUTF8: "\(name) is not UTF-8 throughout."
        case .duplicateTag(let tag): "\(spot): the journal names \(tag) twice."
        case .folderWithoutTimestamp(let folder): "The folder \(folder) does not begin with fourteen digits."
        case .mixedLayouts: "The folder holds a journal and folders of Drizzle 1.0 side by side."
        }
    }

    /// What to do about it.
    package var remedy: String {
        switch fact {
        case .journalMissing: "Restore it from version control: Drizzle runs nothing without it."
        case .conflictMarkers:
            "Resolve the conflict: keep the entries of both sides, each once, the newest `when` last."
        case .notJSON: "Repair the file or restore it from version control: Drizzle runs nothing until then."
        case .byteOrderMark: "Save the file as UTF-8 without a byte order mark."
        case .wrongType, .missingField: "Correct the entry, or restore the file from version control."
        case .migrationFileMissing:
            "Restore the file, or take the entry out of the journal: Drizzle runs nothing until then."
        case .unreadable: "Put a file there that you may read."
        case .notUTF8: "Save it as UTF-8: Drizzle replaces each other byte by U+FFFD before it runs the SQL."
        case .duplicateTag: "Remove one of the entries, or Drizzle runs the file twice."
        case .folderWithoutTimestamp: "Rename it to <year month day hour minute second>_<name>."
        case .mixedLayouts: "Finish `drizzle-kit up`, or restore the folder from version control."
        }
    }

    private static func words(_ entry: Int?, _ field: String) -> String {
        guard let entry else { return field == "entries" ? "`entries`" : field }
        return field == "the entry" ? "entry \(entry)" : "`\(field)` of entry \(entry)"
    }
}
