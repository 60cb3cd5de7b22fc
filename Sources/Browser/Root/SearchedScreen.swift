/// A screen in which text is searched for.
package protocol SearchedScreen: BrowserScreen {
    /// What is searched for; empty when nothing is.
    var needle: String { get set }
}

extension SearchedScreen {
    /// Leaves what fills the screen, and only then forgets the search.
    package mutating func clear() -> Bool {
        if leavePage() { return true }
        defer { needle = "" }
        return !needle.isEmpty
    }
}
