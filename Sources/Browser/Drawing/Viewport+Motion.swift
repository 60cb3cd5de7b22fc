package import Terminal

extension Viewport {
    /// Moves as the motion says; answers `false`, and stays, when it means nothing in a list.
    @discardableResult
    package mutating func move(_ motion: Motion, count times: Int?) -> Bool {
        switch motion {
        case .down: move(by: times ?? 1)
        case .up: move(by: -(times ?? 1))
        case .pageDown: page(by: times ?? 1)
        case .pageUp: page(by: -(times ?? 1))
        case .halfPageDown: halfPage(by: times ?? 1)
        case .halfPageUp: halfPage(by: -(times ?? 1))
        // As in vim and less, a count is the number of the line.
        case .top: select((times ?? 1) - 1)
        case .bottom: select((times ?? count) - 1)
        case .left, .right, .firstColumn, .lastColumn, .nextColumn, .previousColumn: return false
        }
        return true
    }
}

extension Viewport {
    /// Selects the first of some lines from the selected one on, and then from the top; none when there are none.
    package mutating func select(firstOf lines: [Int]) {
        guard let line = lines.first(where: { $0 >= selection ?? 0 }) ?? lines.first else { return }
        select(line)
    }

    /// Selects the next or previous of some lines, around the end; answers whether there is one.
    package mutating func select(nextOf lines: [Int], backwards: Bool) -> Bool {
        let here = selection ?? 0
        let next =
            backwards ? lines.last { $0 < here } ?? lines.last : lines.first { $0 > here } ?? lines.first
        guard let next else { return false }
        select(next)
        return true
    }
}
