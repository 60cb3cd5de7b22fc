import CNcurses
import Terminal

/// What roles look like on this terminal: attributes and colour pairs.
///
/// Pairs are made when a role first needs them, within what the terminal has. The terminal's own palette is never
/// redefined, because that would leak into the shell.
struct Palette {
    struct Look: Equatable {
        let attributes: attr_t
        let pair: Int
        /// Whether it can be read when it is bold.
        var canBeBold = true
    }

    private struct Colors: Hashable {
        let foreground: Int32
        let background: Int32
    }

    private let theme: Theme
    private let depth: ColorDepth
    private var looks: [Look?]
    private var pairs: [Colors: Int] = [:]

    init(theme: Theme, prefersNoColor: Bool) {
        self.theme = theme
        if !prefersNoColor && has_colors() {
            start_color()
            use_default_colors()
            depth = ColorDepth(colors: Int(curses_colors()), isDirect: tigetflag("RGB") > 0)
        } else {
            depth = .monochrome
        }
        looks = Array(repeating: nil, count: Role.allCases.count)
    }

    mutating func look(of role: Role, emphasis: Emphasis) -> Look {
        let plain = looks[Int(role.rawValue)] ?? makeLook(of: role)
        guard !emphasis.isEmpty else { return plain }
        // Reversing what is reversed already makes it stand out as well.
        let reversal = emphasis.contains(.reversed) ? curses_reverse : 0
        let others = attributes(emphasis.subtracting(plain.canBeBold ? .reversed : [.reversed, .bold]))
        return Look(
            attributes: (plain.attributes ^ reversal) | others, pair: plain.pair, canBeBold: plain.canBeBold)
    }

    private mutating func makeLook(of role: Role) -> Look {
        let body = theme.style(of: .body)
        let style = theme.style(of: role)
        let numbers = depth.numbers(
            text: style.foreground ?? body.foreground ?? .terminalDefault,
            ground: style.background ?? body.background ?? .terminalDefault)
        var attributes = attributes(
            numbers.canBeBold ? style.attributes : style.attributes.subtracting(.bold))
        if numbers.isBright { attributes |= curses_bold }
        if depth == .monochrome, style.background != nil, style.background != body.background {
            attributes |= curses_reverse
        }
        let pair = depth == .monochrome ? 0 : pair(Int32(numbers.text), Int32(numbers.ground))
        let look = Look(attributes: attributes, pair: pair, canBeBold: numbers.canBeBold)
        looks[Int(role.rawValue)] = look
        return look
    }

    /// The number of a pair, made when it is new; 0, the terminal's own colours, when there are no more.
    private mutating func pair(_ foreground: Int32, _ background: Int32) -> Int {
        let colors = Colors(foreground: foreground, background: background)
        if foreground == -1 && background == -1 { return 0 }
        if let pair = pairs[colors] { return pair }
        let next = pairs.count + 1
        guard next < curses_color_pairs(), init_extended_pair(Int32(next), foreground, background) == OK
        else {
            return 0
        }
        pairs[colors] = next
        return next
    }

    private func attributes(_ emphasis: Emphasis) -> attr_t {
        let known: [(Emphasis, attr_t)] = [
            (.reversed, curses_reverse), (.bold, curses_bold), (.underlined, curses_underline),
            (.dim, curses_dim), (.italic, curses_italic),
        ]
        return known.reduce(0) { sum, entry in emphasis.contains(entry.0) ? sum | entry.1 : sum }
    }
}
