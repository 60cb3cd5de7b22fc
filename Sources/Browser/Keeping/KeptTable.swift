/// How a table was looked at, for the next time: what was typed and pressed, and no value of any row.
package struct KeptTable: Equatable, Sendable, Codable {
    /// Conditions as they were typed, the newest last.
    package var filters: [String] = []
    /// As it stands behind an ORDER BY.
    package var sort: String = ""
    package var hidden: [String] = []
    package var widened: [String] = []

    package init() {}
}
