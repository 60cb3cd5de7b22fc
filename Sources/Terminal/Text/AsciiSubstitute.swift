/// What says the same in ASCII, for the signs of our own texts and the commonest of other people's.
enum AsciiSubstitute {
    static func text(for scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "\u{A0}": " "
        case "–", "—", "─", "‐", "‑", "−": "-"
        case "‘", "’": "'"
        case "“", "”", "„": "\""
        case "…": "~"
        case "·", "•": "-"
        case "×", "✗": "x"
        case "✓": "v"
        case "→": "->"
        case "←": "<-"
        case "↔": "<->"
        case "↑": "^"
        case "↓": "v"
        case "↗": "^"
        case "▶", "▸", "›": ">"
        case "▾": "v"
        case "│", "║", "▌", "¦": "|"
        case "┌", "┐", "└", "┘", "├", "┤", "┬", "┴", "┼": "+"
        case "█": "#"
        case "≠": "!="
        case "≤": "<="
        case "≥": ">="
        case "⚠": "!"
        case "⏎": "Enter"
        case "∅": "<null>"
        default: nil
        }
    }
}
