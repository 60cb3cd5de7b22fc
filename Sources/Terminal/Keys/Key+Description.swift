extension Key: CustomStringConvertible {
    /// The key as hints and the help page show it: `^P`, `⏎`, `PgDn`.
    package var description: String { description(in: .unicode) }

    /// The key as hints show it, with the characters the terminal has.
    package func description(in glyphs: Glyphs) -> String {
        switch self {
        case .character(" "): "Space"
        case .character(let character): String(character)
        case .control(let character): "^\(character.uppercased())"
        case .alt(let character): "Alt-\(character)"
        case .up: glyphs.pick("↑", "Up")
        case .down: glyphs.pick("↓", "Down")
        case .left: glyphs.pick("←", "Left")
        case .right: glyphs.pick("→", "Right")
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .enter: glyphs.pick("⏎", "Enter")
        case .escape: "Esc"
        case .tab: "Tab"
        case .backTab: "S-Tab"
        case .backspace: "Bksp"
        case .delete: "Del"
        case .insert: "Ins"
        case .function(let number): "F\(number)"
        case .mouse(let event): event.description
        case .paste: "Paste"
        }
    }
}

extension MouseEvent: CustomStringConvertible {
    package var description: String {
        switch action {
        case .press: "Click"
        case .doublePress: "Double-click"
        case .release: "Release"
        case .wheelUp: "Wheel up"
        case .wheelDown: "Wheel down"
        }
    }
}
