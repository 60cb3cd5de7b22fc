/// One thing in which a database differs from the snapshot because a migration's SQL made it so.
package struct FileMade: Equatable, Sendable {
    package let subject: Difference.Subject
    package let deed: Deed
    /// Such as `0001_by_hand.sql`.
    package let file: String

    package init(_ subject: Difference.Subject, _ deed: Deed, _ file: String) {
        (self.subject, self.deed, self.file) = (subject, deed, file)
    }

    package enum Deed: String, Sendable, CaseIterable {
        case made, changed, renamed, dropped
        /// There is code in the file that speaks of it and cannot be read.
        case mayHaveMade = "may have made"
    }
}

extension [FileMade] {
    /// One sentence for each file and deed, in the order of the files.
    package var sentences: [String] {
        let files = map(\.file).uniqued.sorted()
        return files.flatMap { file in
            FileMade.Deed.allCases.compactMap { deed in
                let things = filter { $0.file == file && $0.deed == deed }.map(\.subject.fullTitle)
                return things.isEmpty ? nil : deed.sentence(file, things.listed)
            }
        }
    }
}

extension FileMade.Deed {
    fileprivate func sentence(_ file: String, _ things: String) -> String {
        switch self {
        case .made: "\(file) made what no snapshot knows: \(things)."
        case .changed: "\(file) changed what the snapshot still has as it was: \(things)."
        case .renamed: "\(file) gave another name to what the snapshot still calls by the old one: \(things)."
        case .dropped: "\(file) dropped what the snapshot still has: \(things)."
        case .mayHaveMade:
            "The code in \(file) speaks of what no snapshot knows, and may have made it: \(things)."
        }
    }
}

extension Difference.Subject {
    /// With the table that a part belongs to.
    package var fullTitle: String { table.map { "\(title) of \($0.display)" } ?? title }
}
