/// Something a person did to the terminal: a key, a click, a paste.
package enum Key: Hashable, Sendable {
    case character(Character)
    /// A letter or one of `@[\]^_` with Ctrl, in lower case: `.control("p")`.
    case control(Character)
    case alt(Character)
    case up, down, left, right, home, end, pageUp, pageDown
    case enter, escape, tab, backTab, backspace, delete, insert
    case function(Int)
    case mouse(MouseEvent)
    /// Text pasted as one piece; it may hold anything, also newlines.
    case paste(String)
}

/// A click or a turn of the wheel; places count from 0 at the top left.
package struct MouseEvent: Hashable, Sendable {
    package enum Action: Hashable, Sendable {
        case press(Button), doublePress(Button), release(Button), wheelUp, wheelDown
    }
    package enum Button: Hashable, Sendable { case left, middle, right }

    package let action: Action
    package let column: Int
    package let row: Int

    package init(_ action: Action, column: Int, row: Int) {
        self.action = action
        self.column = column
        self.row = row
    }
}
