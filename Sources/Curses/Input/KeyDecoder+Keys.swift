import CNcurses
import Terminal

extension KeyDecoder {
    static func key(for scalar: Unicode.Scalar) -> Key? {
        switch scalar.value {
        case 0x0D, 0x0A: .enter
        case 0x09: .tab
        case 0x1B: .escape
        // Terminals send either for the key above Enter; Ctrl-H is no command of ours.
        case 0x7F, 0x08: .backspace
        case 0: .control("@")
        case 0x01...0x1A: Unicode.Scalar(scalar.value + 0x60).map { .control(Character($0)) }
        case 0x1C...0x1F: Unicode.Scalar(scalar.value + 0x40).map { .control(Character($0)) }
        case 0x80..<0xA0: nil
        default: .character(Character(scalar))
        }
    }

    static func key(for code: Int32) -> Key? {
        switch code {
        case KEY_UP: .up
        case KEY_DOWN: .down
        case KEY_LEFT: .left
        case KEY_RIGHT: .right
        case KEY_HOME: .home
        case KEY_END: .end
        case KEY_PPAGE: .pageUp
        case KEY_NPAGE: .pageDown
        case KEY_ENTER: .enter
        case KEY_BTAB: .backTab
        case KEY_BACKSPACE: .backspace
        case KEY_DC: .delete
        case KEY_IC: .insert
        case curses_key_f0...curses_key_f0 + 63: .function(Int(code - curses_key_f0))
        default: nil
        }
    }
}

extension MouseEvent {
    /// Reads a report such as `0;12;5`: button, column and row, counted from 1.
    ///
    /// - Source: xterm's control sequences, "SGR (1006)".
    init?(report: String, isRelease: Bool) {
        let numbers = report.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 3, let code = numbers[0], let column = numbers[1], let row = numbers[2],
            column > 0, row > 0, let action = Self.action(code: code, isRelease: isRelease)
        else { return nil }
        self.init(action, column: column - 1, row: row - 1)
    }

    private static func action(code: Int, isRelease: Bool) -> Action? {
        // Shift, Meta, Control and motion are further bits.
        switch code & ~(4 | 8 | 16 | 32) {
        case 0: isRelease ? .release(.left) : .press(.left)
        case 1: isRelease ? .release(.middle) : .press(.middle)
        case 2: isRelease ? .release(.right) : .press(.right)
        case 64: .wheelUp
        case 65: .wheelDown
        default: nil
        }
    }
}
