/// One line in place of the hints, until the next key.
package struct Notice: Equatable, Sendable {
    package enum Tone: Equatable, Sendable { case plain, success, caution, danger }

    package let text: String
    package let tone: Tone

    package init(_ text: String, tone: Tone = .plain) { (self.text, self.tone) = (text, tone) }

    /// What `n` and `N` say while there is nothing to look for.
    package static let nothingSearched = Notice("Nothing is searched for; / begins.")

    /// A search for `text` among the lines of a screen found none.
    package static func nothing(says text: String) -> Notice {
        Notice("Nothing here says “\(text)”.", tone: .caution)
    }
}
