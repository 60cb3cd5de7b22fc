// The nearest colour of terminals that have few. Colours that are no `.rgb` are left to the terminal.
extension Color {
    /// The levels of each part in the colour cube of 256-colour terminals.
    static let levels = [0, 95, 135, 175, 215, 255]

    /// The sixteen colours as xterm shows them; other terminals differ a little.
    private static let sixteen: [(Int, Int, Int)] = TerminalPalette.xterm.colors.map {
        ($0 >> 16, $0 >> 8 & 0xFF, $0 & 0xFF)
    }

    /// One of the 240 fixed colours of a 256-colour terminal, 16 to 255.
    ///
    /// The first sixteen are left out, because people set them to anything.
    package var nearest256: Int {
        guard case .rgb(let red, let green, let blue) = self else { return ownIndex }
        let wanted = (Int(red), Int(green), Int(blue))
        let steps = [wanted.0, wanted.1, wanted.2].map(Self.nearestLevel)
        let cube = (Self.levels[steps[0]], Self.levels[steps[1]], Self.levels[steps[2]])
        let gray = min(max(0, ((wanted.0 + wanted.1 + wanted.2) / 3 - 3) / 10), 23)
        let grayValue = 8 + 10 * gray
        let isGrayNearer =
            Self.distance(wanted, (grayValue, grayValue, grayValue)) < Self.distance(wanted, cube)
        return isGrayNearer ? 232 + gray : 16 + 36 * steps[0] + 6 * steps[1] + steps[2]
    }

    /// One of the sixteen colours every colour terminal has, 0 to 15.
    package var nearest16: Int {
        guard case .rgb(let red, let green, let blue) = self else { return ownIndex % 16 }
        let wanted = (Int(red), Int(green), Int(blue))
        // The nearest of so few to a soft colour is often a grey or another hue; what the colour says is in its hue.
        let candidates = Self.family(of: wanted).map { [$0, $0 | 8] } ?? [0, 7, 8, 15]
        return candidates.min {
            Self.distance(wanted, Self.sixteen[$0]) < Self.distance(wanted, Self.sixteen[$1])
        } ?? 0
    }

    private var ownIndex: Int {
        switch self {
        case .ansi(let index): Int(index)
        case .terminalDefault, .rgb: 0
        }
    }

    private static func nearestLevel(_ value: Int) -> Int {
        levels.indices.min { abs(levels[$0] - value) < abs(levels[$1] - value) } ?? 0
    }

    /// Which of the six colours of terminals has its hue; `nil` near black and, for how bright it is, near grey: the dark
    /// blue grounds of some themes are a black, and their cream is a white.
    ///
    /// Orange counts as yellow, which warns, and pink as red.
    private static func family(of color: (Int, Int, Int)) -> Int? {
        let most = max(color.0, color.1, color.2)
        let spread = most - min(color.0, color.1, color.2)
        guard most > 96, spread > 48, spread * 4 > most else { return nil }
        return switch hue(of: color, most: most, spread: spread) {
        case 10..<61: 3
        case 61..<160: 2
        case 160..<204: 6
        case 204..<255: 4
        case 255..<340: 5
        default: 1
        }
    }

    /// In degrees on the colour circle, from red by way of green and blue.
    private static func hue(of color: (Int, Int, Int), most: Int, spread: Int) -> Int {
        let (red, green, blue) = color
        if most == red { return (60 * (green - blue) / spread + 360) % 360 }
        return most == green ? 120 + 60 * (blue - red) / spread : 240 + 60 * (red - green) / spread
    }

    /// A distance that weighs the parts as eyes do, without more arithmetic than that.
    private static func distance(_ one: (Int, Int, Int), _ other: (Int, Int, Int)) -> Int {
        let (red, green, blue) = (one.0 - other.0, one.1 - other.1, one.2 - other.2)
        return 3 * red * red + 4 * green * green + 2 * blue * blue
    }
}
