import Catalog
import Reports
import Rows
import SQL
import Terminal

extension TableScreen {
    package mutating func search(_ text: String, in context: Context) -> [Request] {
        guard tab == .rows else {
            let isFound = structure?.search(text, size: context.body) ?? true
            return isFound || text.isEmpty ? [] : [.say(.nothing(says: text))]
        }
        needle = text
        guard !text.isEmpty, let grid else { return [] }
        guard let place = grid.find(text, backwards: false, includesCurrent: true) else {
            return [.say(.notOnPage(text))]
        }
        self.grid?.select(place)
        return []
    }

    package mutating func repeatSearch(backwards: Bool, in context: Context) -> [Request] {
        guard tab == .rows else {
            guard let needle = structure?.needle, !needle.isEmpty else { return [.say(.nothingSearched)] }
            let isFound = structure?.repeatSearch(backwards: backwards, size: context.body) ?? false
            return isFound ? [] : [.say(.nothing(says: needle))]
        }
        guard !needle.isEmpty, let grid else { return [.say(.nothingSearched)] }
        guard let place = grid.find(needle, backwards: backwards, includesCurrent: false) else {
            return [.say(.notOnPage(needle))]
        }
        let wraps = backwards ? place >= grid.place : place <= grid.place
        self.grid?.select(place)
        return wraps
            ? [.say(Notice(backwards ? "Around the top of the page." : "Around the end of the page."))] : []
    }
}

extension Notice {
    fileprivate static func notOnPage(_ text: String) -> Notice {
        Notice("“\(text)” is not on this page.", tone: .caution)
    }
}
