import Terminal

/// What lies above the front screen and takes the keys first; one at a time.
package enum Overlay: Sendable {
    case help(HelpPage)
    case picker(Picker)
    case prompt(Prompt)
    case choice(Choice)
    case editor(CellEditor)

    func draw(in frame: inout Frame, area: Rect) {
        switch self {
        case .help(let page): page.draw(in: &frame, area: area)
        case .picker(let picker): picker.draw(in: &frame, area: area)
        case .choice(let choice): choice.draw(in: &frame, area: area)
        // The prompt is drawn in place of the hints, the editor in that of a cell.
        case .prompt, .editor: break
        }
    }
}

/// What becomes of an overlay after a key.
enum OverlayOutcome {
    case open, closed
    /// Closes, and runs a command by its name.
    case run(String)
    /// Closes, and goes there.
    case target(PickerItem.Target)
    /// Stays, and shows what going there would look like.
    case preview(PickerItem.Target)
}
