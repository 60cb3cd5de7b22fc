import Catalog
import Reports
import Rows
import SQL
import Terminal

extension TableScreen {
    package mutating func search(_ text: String, in context: Context) -> [Request] {
        guard tab == .rows else {
            structure?.search(text, height: context.body.rows)
            return []
        }
        needle = text
        guard !text.isEmpty, let grid else { return [] }
        guard let place = grid.find(text, backwards: false, includesCurrent: true) else { return [] }
        self.grid?.select(place)
        return []
    }

    package mutating func repeatSearch(backwards: Bool, in context: Context) -> [Request] {
        guard tab == .rows else {
            let isFound = structure?.repeatSearch(backwards: backwards, height: context.body.rows) ?? false
            return isFound ? [] : [.say(Notice("There is no other match.", tone: .caution))]
        }
        guard !needle.isEmpty, let grid else { return [.say(.nothingSearched)] }
        guard let place = grid.find(needle, backwards: backwards, includesCurrent: false) else {
            return [.say(Notice("“\(needle)” is not on this page.", tone: .caution))]
        }
        let wraps = backwards ? place >= grid.place : place <= grid.place
        self.grid?.select(place)
        return wraps
            ? [.say(Notice(backwards ? "Around the top of the page." : "Around the end of the page."))] : []
    }
}
