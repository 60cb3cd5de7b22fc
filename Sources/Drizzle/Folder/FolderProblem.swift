/// One thing wrong with the files of a migration folder, as a fact; its words are in `FolderProblem+Words.swift`.
package struct FolderProblem: Equatable, Sendable {
    /// The full path of the file to look at.
    package let file: String
    /// Where in the file, when that is known.
    package let place: TextPlace?
    package let fact: Fact

    package init(file: String, place: TextPlace? = nil, _ fact: Fact) {
        self.file = file
        self.place = place
        self.fact = fact
    }

    package enum Fact: Equatable, Sendable {
        /// There are SQL files but no `meta/_journal.json`.
        case journalMissing
        /// The journal still holds git's conflict markers.
        case conflictMarkers
        /// The journal is not JSON; what was expected at the place.
        case notJSON(expected: String, isAtEnd: Bool)
        /// A byte order mark in front of the journal, which `JSON.parse` refuses.
        case byteOrderMark
        /// A field has the wrong type; `entry` counts from 0, `nil` is the top level.
        case wrongType(entry: Int?, field: String, expected: String, found: String)
        case missingField(entry: Int?, field: String)
        /// The journal names a migration whose SQL file is not there.
        case migrationFileMissing(tag: String)
        /// The file is there and the system does not let us read it, in its words.
        case unreadable(String)
        /// Bytes that are not UTF-8, which Drizzle replaces by U+FFFD.
        case notUTF8
        /// Two entries name the same migration.
        case duplicateTag(String)
        /// A folder with a `migration.sql` whose name does not begin with fourteen digits.
        case folderWithoutTimestamp(String)
        /// A journal and folders of Drizzle 1.0 side by side.
        case mixedLayouts

        /// Whether it is about a field of the journal's entry `number`, from 0.
        func isAbout(_ field: String, of number: Int) -> Bool {
            switch self {
            case .wrongType(let entry, let name, _, _), .missingField(let entry, let name):
                entry == number && name == field
            case .journalMissing, .conflictMarkers, .notJSON, .byteOrderMark, .migrationFileMissing,
                .unreadable, .notUTF8, .duplicateTag, .folderWithoutTimestamp, .mixedLayouts:
                false
            }
        }

        /// Whether it is about the journal's entries.
        var isAboutEntries: Bool {
            switch self {
            case .wrongType(let entry, let name, _, _), .missingField(let entry, let name):
                entry != nil || name == "entries"
            case .duplicateTag: true
            case .journalMissing, .conflictMarkers, .notJSON, .byteOrderMark, .migrationFileMissing,
                .unreadable, .notUTF8, .folderWithoutTimestamp, .mixedLayouts:
                false
            }
        }
    }

    /// Whether Drizzle's migrator stops at this before it runs anything.
    package var stopsDrizzle: Bool {
        switch fact {
        case .journalMissing, .conflictMarkers, .notJSON, .byteOrderMark, .migrationFileMissing, .unreadable:
            true
        case .missingField(_, let field), .wrongType(_, let field, _, _):
            !Self.fieldsNobodyChecks.contains(field)
        case .notUTF8, .duplicateTag, .folderWithoutTimestamp, .mixedLayouts:
            false
        }
    }

    /// Fields that Drizzle uses without looking at their type.
    private static let fieldsNobodyChecks: Set<String> = ["idx", "when", "breakpoints"]
}

/// A place in a text, both from 1; the column counts bytes.
package struct TextPlace: Hashable, Sendable, CustomStringConvertible {
    package let line: Int
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    package var description: String { "line \(line), column \(column)" }
}
