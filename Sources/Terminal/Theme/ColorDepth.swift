/// How many colours a terminal has, and which of them a text on its ground gets there.
package enum ColorDepth: Equatable, Sendable, CaseIterable {
    case monochrome, eight, sixteen, indexed, direct

    package init(colors: Int, isDirect: Bool) {
        self =
            switch colors {
            case ..<8: .monochrome
            case 8..<16: .eight
            case 16..<256: .sixteen
            case 256...: isDirect && colors > 256 ? .direct : .indexed
            default: .monochrome
            }
    }

    /// The terminal's numbers of two colours; -1 is its own.
    package struct Numbers: Equatable, Sendable {
        package var text: Int
        package var ground: Int
        /// Whether the text has to be bold to look right: on terminals of eight colours, that is the bright half of the
        /// sixteen.
        package var isBright = false
        /// Whether the text can still be read when it is bold, for which such terminals take the bright half too.
        package var canBeBold = true
    }

    /// The nearest the terminal has; where the text could not be read on its ground, another one that can.
    package func numbers(text: Color, ground: Color) -> Numbers {
        switch self {
        case .monochrome: return Numbers(text: -1, ground: -1)
        case .direct:
            return Numbers(
                text: text.directNumber, ground: ground.directNumber, isBright: text.isBrightAnsi)
        case .indexed:
            let ground = ground.number256
            return Numbers(text: legible(text.number256, on: ground, or: [231, 16]), ground: ground)
        case .sixteen, .eight:
            // Neither black nor white can be read everywhere on the grey of the sixteen, nor is it a ground of the eight.
            let nearest = ground.number16
            let wanted = nearest == 8 ? 0 : self == .eight && nearest > 7 ? nearest & 7 : nearest
            let (found, ground) = legible(text.number16, on: wanted)
            guard self == .eight else { return Numbers(text: found, ground: ground) }
            // Bold black would be grey, and bold red on white a pink.
            let contrast = found < 0 ? 21 : TerminalPalette.contrast(found | 8, on: max(0, ground))
            return Numbers(
                text: found < 0 ? found : found & 7, ground: ground, isBright: found > 7,
                canBeBold: contrast >= Color.legibleContrast)
        }
    }

    /// A text of the sixteen colours and a ground on which it can be read.
    ///
    /// Nothing can on yellow, which is ochre on one terminal and bright on another; light grey takes its place.
    private func legible(_ text: Int, on ground: Int) -> (text: Int, ground: Int) {
        let others = [text | 8, 15, 7, 0]
        let found = legible(text, on: ground, or: others)
        guard found >= 0, ground >= 0,
            TerminalPalette.contrast(found, on: ground) < Color.legibleContrast
        else { return (found, ground) }
        return (legible(text, on: 7, or: others), 7)
    }

    /// The first of some colours that can be read, else the best of them.
    ///
    /// On the terminal's own ground, which nobody knows, the text stays what it is.
    private func legible(_ text: Int, on ground: Int, or others: [Int]) -> Int {
        guard text >= 0, ground >= 0 else { return text }
        let all = ([text] + others).lazy.map {
            (number: $0, contrast: TerminalPalette.contrast($0, on: ground))
        }
        let found =
            all.first { $0.contrast >= Color.legibleContrast } ?? all.max { $0.contrast < $1.contrast }
        return found?.number ?? text
    }
}

extension Color {
    /// What a text needs to be read: 4.5 to 1.
    ///
    /// - Source: Web Content Accessibility Guidelines 2.1, 1.4.3.
    package static let legibleContrast = 4.5

    fileprivate var number256: Int { self == .terminalDefault ? -1 : nearest256 }
    fileprivate var number16: Int { self == .terminalDefault ? -1 : nearest16 }

    fileprivate var isBrightAnsi: Bool { if case .ansi(let index) = self { index > 7 } else { false } }

    fileprivate var directNumber: Int {
        switch self {
        case .terminalDefault: -1
        case .ansi(let index): Int(index & 7)
        case .rgb(let red, let green, let blue): Int(red) << 16 | Int(green) << 8 | Int(blue)
        }
    }
}
