/// One thing that is wrong, or worth knowing, with the files of a migration folder.
package struct CheckFinding: Equatable, Sendable {
    /// The rule's name, such as `when-goes-back`; it never changes, so that scripts may rely on it.
    package let id: String
    package let severity: Severity
    /// Where to look; the first one first, and never empty.
    package let places: [Place]
    /// What is the matter, in one sentence.
    package let sentence: String
    /// What to do about it; empty where nothing need be done.
    package let remedy: String

    package init(
        _ id: String, _ severity: Severity, at places: [Place], _ sentence: String, remedy: String = ""
    ) {
        precondition(!places.isEmpty, "a finding says where to look")
        (self.id, self.severity, self.places) = (id, severity, places)
        (self.sentence, self.remedy) = (sentence, remedy)
    }

    /// How much it matters.
    package enum Severity: String, CaseIterable, Comparable, Sendable, Encodable {
        /// Drizzle stops, skips or loses something.
        case danger
        /// It works today, and will not on some day or in some database.
        case caution
        /// Good to know; nothing is wrong.
        case note

        package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .danger: 0
            case .caution: 1
            case .note: 2
            }
        }
    }

    /// A file and, where it is known, a place in it.
    package struct Place: Hashable, Sendable {
        /// The full path.
        package let file: String
        /// From 1.
        package let line: Int?
        /// In bytes, from 1.
        package let column: Int?
        /// The migration this is about.
        package let tag: String?

        package init(_ file: String, line: Int? = nil, column: Int? = nil, tag: String? = nil) {
            (self.file, self.line, self.column, self.tag) = (file, line, column, tag)
        }
    }

    package var file: String { places[0].file }
    package var line: Int? { places[0].line }
    /// The migrations it is about, each once.
    package var tags: [String] { places.compactMap(\.tag).uniqued }
}
