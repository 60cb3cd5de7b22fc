/// What a file is to become: a value to be looked at, and written by whoever is told to.
package struct FileChange: Equatable, Sendable {
    /// The full path.
    package let file: String
    package let before: String
    package let after: String

    package init(file: String, before: String, after: String) {
        (self.file, self.before, self.after) = (file, before, after)
    }

    /// The change in the form of `diff -u`, with three lines around it; empty when nothing changes.
    ///
    /// `name` is how the file is called in it; by default by its full path.
    package func unifiedDiff(named name: String? = nil) -> String {
        let hunks = LineDifference(before, after).hunks(context: 3)
        guard !hunks.isEmpty else { return "" }
        let name = name ?? file
        return "--- \(name)\n+++ \(name)\n" + hunks.map(\.text).joined()
    }
}
