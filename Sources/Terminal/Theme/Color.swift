/// A colour as a theme names it.
package enum Color: Hashable, Sendable {
    /// Whatever the person's terminal has for it.
    case terminalDefault
    /// One of the terminal's own 16 colours, 0 to 15; what it looks like is up to the terminal.
    case ansi(UInt8)
    case rgb(UInt8, UInt8, UInt8)
}
