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
