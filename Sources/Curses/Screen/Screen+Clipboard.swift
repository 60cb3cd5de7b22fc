extension Screen {
    /// Hands bytes to the clipboard of the machine the person sits at, through SSH, tmux and screen.
    ///
    /// Shows nothing and moves nothing.
    package func copyToClipboard(_ bytes: some Collection<UInt8>) -> ClipboardOutcome {
        switch Clipboard.sequence(for: bytes, in: environment) {
        case .success(let sequence): output.write(sequence) ? .sent : .unsupported
        case .failure(.tooLong): .tooLong(limit: Clipboard.limit)
        case .failure(.unsupported): .unsupported
        }
    }
}
