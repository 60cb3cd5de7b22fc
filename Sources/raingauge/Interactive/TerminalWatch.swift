import Dispatch

/// Tells when the keyboard has something to say, when the window changes, and when somebody wants us to go.
@MainActor
final class TerminalWatch {
    private var sources: [any DispatchSourceProtocol] = []

    /// Starts to watch; everything is called on the main queue.
    ///
    /// - Parameters:
    ///   - input: The descriptor keys come from.
    ///   - signals: Those that came before are told at once.
    ///   - keys: Called when there is something to read.
    ///   - signalled: Called with the number of a signal.
    init(
        input: Int32, signals: SignalBell?, keys: @escaping @MainActor () -> Void,
        signalled: @escaping @MainActor (Int32) -> Void
    ) {
        watch(input, keys)
        guard let signals else { return }
        watch(signals.descriptor) {
            for number in signals.taken() { signalled(number) }
        }
    }

    /// Ends the watch; without this the sources would keep the handlers alive.
    func stop() {
        for source in sources { source.cancel() }
        sources = []
    }

    private func watch(_ descriptor: Int32, _ happened: @escaping @MainActor () -> Void) {
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .main)
        source.setEventHandler { MainActor.assumeIsolated(happened) }
        source.resume()
        sources.append(source)
    }
}
