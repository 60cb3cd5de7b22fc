package import SQL

extension Problem {
    /// Standard output takes no more, for the reason that the system gives.
    package init(unwritable reason: String) {
        self.init("The output could not be written.", detail: reason)
    }

    /// Whoever reads the output has not read on for as long as was allowed.
    package static let unread = Problem(
        "Nobody reads on, so the export has ended: while it waits, the table cannot be altered.",
        remedy: "--reader-timeout says how long it waits; --output writes to a file.")

    /// The same as the reason why an export ended early, to a file or to standard output.
    package func endingExport(to file: String?) -> Problem {
        let fate =
            file.map { "Nothing was written to \($0)." } ?? "What was written so far is not all of it."
        return Problem(
            summary, detail: detail, remedy: [remedy, fate].compactMap(\.self).joined(separator: "\n"))
    }
}

extension Problem {
    /// What was to be copied has grown beyond what any clipboard takes.
    package static func tooMuchToCopy(_ most: ByteCount) -> Problem {
        Problem("That is more than \(most), too much to copy.", remedy: "E writes it to a file.")
    }
}
