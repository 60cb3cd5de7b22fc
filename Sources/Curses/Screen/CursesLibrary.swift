import CNcurses
import Glibc

/// ncurses, started on one terminal.
struct CursesLibrary {
    let window: UnsafeMutablePointer<WINDOW>
    /// Keys are read through a pad, because reading from the window would refresh it first.
    let keys: UnsafeMutablePointer<WINDOW>
    private let screen: OpaquePointer
    private let reading: UnsafeMutablePointer<FILE>
    private let writing: UnsafeMutablePointer<FILE>
    private let output: GatheredOutput?
    private let canGoToColumn: Bool

    init?(term: String, input: Int32, output: Int32) {
        guard let reading = fdopen(dup(input), "r"), let writing = fdopen(dup(output), "w") else {
            return nil
        }
        // The size comes from the terminal: COLUMNS and LINES may be left over from another window.
        use_env(false)
        use_tioctl(true)
        guard let screen = newterm(term, writing, reading), let window = newwin(0, 0, 0, 0),
            let keys = newpad(1, 1)
        else { return nil }
        (self.screen, self.window, self.keys) = (screen, window, keys)
        (self.reading, self.writing) = (reading, writing)
        self.output = GatheredOutput(channel: fileno(writing))
        canGoToColumn = TerminalModes.speaksAnsi("hpa")
        setModes()
    }

    /// Gives the terminal back and forgets it.
    func close() {
        endwin()
        delscreen(screen)
        output?.close()
        fclose(reading)
        fclose(writing)
    }

    /// Whether what is written can still be changed, which takes a terminal whose cursor goes to any column.
    var restores: Bool { output != nil && canGoToColumn }

    /// Brings the terminal to what the window holds, with a single write.
    ///
    /// - Parameter restore: Makes of what ncurses has written what is meant by it.
    func refresh(_ restore: ([UInt8]) -> [UInt8]) {
        guard let output else {
            wrefresh(window)
            return
        }
        output.gather {
            wrefresh(window)
        } sending: {
            restore($0)
        }
    }

    private func setModes() {
        raw()
        noecho()
        nonl()
        curs_set(0)
        // Long enough for a sequence over a slow line that was sent as one piece, too short to be felt.
        set_escdelay(25)
        keypad(keys, true)
        nodelay(keys, true)
        leaveok(window, true)
        KeyDecoder.defineKeys()
    }
}
