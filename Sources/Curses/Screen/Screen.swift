import CNcurses
import Glibc
package import Terminal

/// Owns the terminal for as long as it lives; there can be only one owner.
///
/// Shows frames and reads keys without ever waiting. The terminal is as it was when the screen ends, is suspended, or the
/// process crashes (see ``CrashGuard``). Orderly signals are the executable's: it ends or suspends the screen.
package struct Screen: ~Copyable {
    /// Whether the terminal shows more than ASCII; if not, draw with ``Glyphs/ascii``.
    package let supportsUnicode: Bool
    /// The terminal that this one is taken for, because the system does not know it; `nil` where it does.
    package let standIn: String?

    let library: CursesLibrary
    let output: TerminalOutput
    let environment: TerminalEnvironment
    var palette: Palette
    var decoder = KeyDecoder()
    var wantsMouse = false

    private let modes: TerminalModes
    private let guardian: CrashGuard
    private var shown: Frame?
    private var standIns = StandIns()

    /// Takes the terminal over: raw keys, the alternate screen, no visible cursor.
    ///
    /// Never ends the process, whatever is wrong with the terminal.
    package init(
        theme: Theme, environment: TerminalEnvironment, input: Int32 = STDIN_FILENO,
        output: Int32 = STDOUT_FILENO
    ) throws(TerminalRefusal) {
        let usable = try Self.usableTerm(environment, input: input, output: output)
        let term = usable.term
        let supportsUnicode = Self.adoptLocale(environment.locale)
        guard let modes = TerminalModes(of: TerminalOutput(descriptor: output)) else { throw .notATerminal }
        // Before the first mode is set, since a signal may come at any moment.
        let guardian = CrashGuard(output: output, bytes: usable.restoringBytes, modes: modes.before)
        guard let library = CursesLibrary(term: term, input: input, output: output) else {
            guardian.disarm()
            throw .cannotStart(term: term)
        }
        self.supportsUnicode = supportsUnicode
        standIn = term == environment.term ? nil : term
        self.library = library
        self.modes = modes
        self.environment = environment
        self.output = TerminalOutput(descriptor: output)
        palette = Palette(theme: theme, prefersNoColor: environment.prefersNoColor)
        self.guardian = guardian
        modes.turnOn()
    }

    deinit {
        if wantsMouse { modes.send(.mouseOff) }
        modes.turnOff()
        let farewell = TerminalModes.farewell
        library.close()
        output.write(farewell.utf8)
        guardian.disarm()
    }

    var window: UnsafeMutablePointer<WINDOW> { library.window }

    /// How large the terminal is, as last adopted.
    package var size: Size {
        Size(columns: Int(getmaxx(window)), rows: Int(getmaxy(window)))
    }

    /// Brings the terminal to this frame, sending only what changed since the last one.
    ///
    /// An equal frame sends nothing. What is outside of the terminal is not shown.
    package mutating func show(_ frame: Frame) {
        guard frame != shown else { return }
        if standIns.isCrowded {
            standIns = StandIns()
            repaint()
        }
        let size = size
        let columns = min(size.columns, frame.grid.columns)
        for row in 0..<min(size.rows, frame.grid.rows) {
            putChanges(of: frame, row: row, columns: columns)
        }
        shown = frame
        library.refresh(standIns.restore)
    }

    /// Adopts other colours; the next frame is sent with them.
    package mutating func adopt(_ theme: Theme) {
        palette = Palette(theme: theme, prefersNoColor: environment.prefersNoColor)
        shown = nil
    }

    /// Asks the terminal how large it is now, and adopts that.
    package mutating func adoptTerminalSize() {
        guard let size = terminalSize else { return }
        resizeterm(Int32(size.rows), Int32(size.columns))
        wresize(window, Int32(size.rows), Int32(size.columns))
        repaint()
    }

    /// The same if it has another size than it had.
    ///
    /// The signal that tells so is lost on a program that has only just started.
    ///
    /// - Returns: Whether it had.
    package mutating func adoptOtherTerminalSize() -> Bool {
        guard let now = terminalSize, now != size else { return false }
        adoptTerminalSize()
        return true
    }

    private var terminalSize: Size? {
        var size = winsize()
        guard ioctl(self.output.descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0, size.ws_col > 0
        else { return nil }
        return Size(columns: Int(size.ws_col), rows: Int(size.ws_row))
    }

    /// Forgets what the terminal shows, so that the next frame is sent whole.
    package mutating func repaint() {
        shown = nil
        clearok(window, true)
    }

    /// Gives the terminal back for a while: to the shell after Ctrl-Z, or to another program.
    package mutating func suspend() {
        if wantsMouse { modes.send(.mouseOff) }
        modes.turnOff()
        endwin()
        output.write(TerminalModes.farewell.utf8)
        guardian.disarm()
    }

    /// Takes the terminal back after ``suspend()``; the next frame is sent whole.
    package mutating func resume() {
        guardian.arm()
        // Not gathered: this is when ncurses sets its modes, which it asks of what it writes to.
        wrefresh(window)
        modes.turnOn()
        if wantsMouse { modes.send(.mouseOn) }
        adoptTerminalSize()
        repaint()
    }

    /// Has clicks and the wheel reported, or leaves them to the terminal, which then can select text.
    package mutating func setMouse(on: Bool) {
        guard on != wantsMouse else { return }
        wantsMouse = on
        modes.send(on ? .mouseOn : .mouseOff)
    }

    private mutating func putChanges(of frame: Frame, row: Int, columns: Int) {
        let start = row * frame.grid.columns
        let old = shown.flatMap { $0.grid == frame.grid ? $0 : nil }
        for column in 0..<columns {
            let place = start + column
            let cell = frame.cells[place]
            guard !cell.isContinuation else { continue }
            if let old, old.cells[place] == cell,
                !cell.isWide || old.cells[place + 1] == frame.cells[place + 1]
            {
                continue
            }
            put(cell, row: row, column: column, isAtEdge: column + 1 == columns)
        }
    }

    private mutating func put(_ cell: FrameCell, row: Int, column: Int, isAtEdge: Bool) {
        let look = palette.look(of: cell.role, emphasis: cell.emphasis)
        let isSafe = StandIns.isSafe(cell)
        let standIn = isSafe || isAtEdge || !library.restores ? nil : standIns.standIn(for: cell, at: column)
        let isWhole = standIn != nil || (isSafe && !(cell.isWide && isAtEdge))
        var text: (wchar_t, wchar_t, wchar_t, wchar_t, wchar_t, wchar_t) = (0, 0, 0, 0, 0, 0)
        withUnsafeMutableBytes(of: &text) { bytes in
            let scalars = bytes.assumingMemoryBound(to: wchar_t.self)
            scalars[0] = wchar_t(isWhole ? standIn ?? cell.scalar.value : Self.unknown)
            guard isSafe, isWhole, !cell.marks.isEmpty else { return }
            for (offset, mark) in cell.marks.enumerated() where curses_scalar_columns(mark.value) == 0 {
                scalars[offset + 1] = wchar_t(mark.value)
            }
        }
        withUnsafeBytes(of: &text) { bytes in
            let scalars = bytes.assumingMemoryBound(to: wchar_t.self)
            for cells in 0..<(cell.isWide && !isWhole && !isAtEdge ? 2 : 1) {
                curses_put(
                    window, Int32(row), Int32(column + cells), scalars.baseAddress, look.attributes,
                    Int32(look.pair))
            }
        }
    }

    /// For what cannot be drawn: half a character at the edge, or one too many that the C library does not know.
    private static let unknown: UInt32 = 0xFFFD
}
