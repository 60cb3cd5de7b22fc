import Terminal

/// Finds the second press of a double click, which terminals report like any other.
struct DoubleClicks: Sendable {
    private var last: (mouse: MouseEvent, instant: ContinuousClock.Instant)?

    /// As long as desktops wait by themselves.
    private static let patience = Duration.milliseconds(400)

    /// The key, or where it presses once more where the last one did, soon enough, the double click.
    mutating func pair(_ key: Key, at now: ContinuousClock.Instant) -> Key {
        guard case .mouse(let mouse) = key else {
            last = nil
            return key
        }
        guard case .press(let button) = mouse.action else { return key }
        guard let last, last.mouse == mouse, last.instant.duration(to: now) <= Self.patience else {
            last = (mouse, now)
            return key
        }
        self.last = nil
        return .mouse(MouseEvent(.doublePress(button), column: mouse.column, row: mouse.row))
    }
}
