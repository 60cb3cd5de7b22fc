extension Pty {
    /// Waits until the stream holds all of `texts` behind `mark`, and says when the last of them arrived.
    ///
    /// A text is found only if the program wrote it in one piece, without an escape sequence in the middle.
    @discardableResult
    package func wait(
        for texts: String..., after mark: Transcript.Mark = .start, within patience: Duration = .seconds(10)
    ) throws(PtyError) -> ContinuousClock.Instant {
        try wait(forAll: texts, after: mark, within: patience)
    }

    /// Waits until the stream holds all of `texts` behind `mark`, and says when the last of them arrived.
    @discardableResult
    package func wait(
        forAll texts: [String], after mark: Transcript.Mark = .start, within patience: Duration = .seconds(10)
    ) throws(PtyError) -> ContinuousClock.Instant {
        let deadline = ContinuousClock.now + patience
        var missing = texts.map { Array($0.utf8) }
        while true {
            missing.removeAll { transcript.contains($0, after: mark) }
            guard let first = missing.first else { return transcript.lastArrival ?? start }
            guard read(until: deadline) else {
                throw .neverCame(String(decoding: first, as: UTF8.self), transcript: transcript.plain)
            }
        }
    }

    /// Reads until nothing has come for `pause`, and says when the last byte did.
    @discardableResult
    package func waitUntilQuiet(
        for pause: Duration = .milliseconds(100), within patience: Duration = .seconds(10)
    ) -> ContinuousClock.Instant {
        let deadline = ContinuousClock.now + patience
        while ContinuousClock.now < deadline, read(until: .now + pause) {}
        return transcript.lastArrival ?? start
    }
}
