package import Terminal

/// What lies above the front screen and takes the keys first. One at a time.
package enum Overlay: Equatable, Sendable {
    case help(HelpPage)
    case picker(Picker)
    case prompt(Prompt)
    case choice(Choice)
}
