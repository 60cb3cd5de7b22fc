import Dispatch
import Glibc

/// Tells when the keyboard has something to say, when the window changes, and when somebody wants us to go.
@MainActor
final class TerminalWatch {
    private var sources: [any DispatchSourceProtocol] = []

    /// Starts to watch; everything is called on the main queue.
    ///
    /// - Parameters:
    ///   - input: The descriptor keys come from.
    ///   - keys: Called when there is something to read.
    ///   - resized: Called after SIGWINCH.
    ///   - continued: Called after SIGCONT, when the shell has brought us back.
    ///   - ended: Called with the number of a signal that ends programs.
    init(
        input: Int32, keys: @escaping @MainActor () -> Void, resized: @escaping @MainActor () -> Void,
        continued: @escaping @MainActor () -> Void, ended: @escaping @MainActor (Int32) -> Void
    ) {
        let keyboard = DispatchSource.makeReadSource(fileDescriptor: input, queue: .main)
        keyboard.setEventHandler { MainActor.assumeIsolated(keys) }
        keyboard.resume()
        sources = [keyboard]
        watch(SIGWINCH, resized)
        watch(SIGCONT, continued)
        for number in [SIGTERM, SIGHUP, SIGINT] { watch(number) { ended(number) } }
    }

    /// Ends the watch; without this the sources would keep the handlers alive.
    func stop() {
        for source in sources { source.cancel() }
        sources = []
    }

    private func watch(_ number: Int32, _ happened: @escaping @MainActor () -> Void) {
        // A dispatch source sees a signal only when its default action is out of the way.
        if number != SIGCONT { signal(number, SIG_IGN) }
        let source = DispatchSource.makeSignalSource(signal: number, queue: .main)
        source.setEventHandler { MainActor.assumeIsolated(happened) }
        source.resume()
        sources.append(source)
    }
}
