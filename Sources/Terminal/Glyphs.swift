/// Which characters the terminal can show: those of Unicode, or only ASCII.
///
/// Whoever renders passes it on by value, mostly inside a ``Frame``; nothing looks it up.
package enum Glyphs: Hashable, Sendable {
    case unicode, ascii

    /// The first where Unicode can be shown, the second elsewhere.
    package func pick<Value>(_ unicode: Value, _ ascii: Value) -> Value {
        switch self {
        case .unicode: unicode
        case .ascii: ascii
        }
    }
}

extension Glyphs {
    /// In front of the selected row.
    package var marker: String { pick("▶", ">") }
    /// In front of a marked row, and of one that is selected as well.
    package var mark: String { pick("●", "x") }
    package var markedMarker: String { pick("◆", "X") }
    /// Between the frozen columns and the others.
    package var doubleBar: String { pick("║", "|") }
    package var horizontal: String { pick("─", "-") }
    package var vertical: String { pick("│", "|") }
    package var topLeft: String { pick("┌", "+") }
    package var topRight: String { pick("┐", "+") }
    package var bottomLeft: String { pick("└", "+") }
    package var bottomRight: String { pick("┘", "+") }
    /// At the end of the environment's label.
    package var labelEdge: String { pick("▌", "|") }
    /// Between the steps of "where you are".
    package var breadcrumb: String { pick("▸", ">") }
    package var folded: String { pick("▸", "+") }
    package var unfolded: String { pick("▾", "-") }
    /// In the last row, where there is more below.
    package var below: String { pick("▾", "v") }
    package var bullet: String { pick("·", "-") }
    package var dash: String { pick("—", "-") }
    package var bothWays: String { pick("↔", "<->") }
    /// Towards the server, and from it.
    package var up: String { pick("↑", "^") }
    package var down: String { pick("↓", "v") }
    package var becomes: String { pick("→", "->") }
    package var times: String { pick("×", "x") }

    /// A value that is NULL.
    package var null: String { pick("∅", "<null>") }
    /// A text that goes on.
    package var ellipsis: String { pick("…", "~") }

    package var key: String { pick("⚷", "=") }
    package var foreignKey: String { pick("↗", "^") }
    /// In front of what refers to a row.
    package var referring: String { pick("↙", "<") }
    package var enumeration: String { "#" }
    package var json: String { "{}" }
    package var array: String { "[]" }
    package var time: String { pick("◷", "@") }
    package var boolean: String { pick("✓", "?") }

    package var check: String { pick("✓", "v") }
    package var cross: String { pick("✗", "x") }
    package var warning: String { pick("⚠", "!") }

    /// One picture of something that takes time; `step` counts up as time passes.
    package func spinner(step: Int) -> String {
        let pictures = pick(["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"], ["|", "/", "-", "\\"])
        return pictures[((step % pictures.count) + pictures.count) % pictures.count]
    }

    /// A horizontal bar of at most `width` columns for a share between 0 and 1, in eighths of a column.
    package func bar(_ share: Double, width: Int) -> String {
        let share = share.isNaN ? 0 : min(max(0, share), 1)
        guard self == .unicode else {
            return String(repeating: "#", count: Int((share * Double(width)).rounded()))
        }
        let eighths = Int((share * Double(max(0, width)) * 8).rounded())
        let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
        return String(repeating: "█", count: eighths / 8) + rest
    }

    /// One column of a histogram for a share between 0 and 1; the smallest block still shows that there is something.
    package func column(_ share: Double) -> String {
        let steps = pick(["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"], [".", ":", "-", "=", "+", "*", "%", "#"])
        let share = share.isNaN ? 0 : min(max(0, share), 1)
        return steps[min(steps.count - 1, Int(share * Double(steps.count)))]
    }
}
