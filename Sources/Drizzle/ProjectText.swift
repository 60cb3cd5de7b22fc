/// Text files of a project, read whole; for the few that are to be changed.
package enum ProjectText {
    /// The text, or `nil` when it is not there, cannot be read, or is not UTF-8.
    package static func reading(_ path: String) -> String? {
        do { return String(validating: try ProjectFiles().bytes(of: path), as: UTF8.self) } catch {
            return nil
        }
    }
}
