extension String {
    /// As a sentence begins; only the first letter is changed: `DATABASE_URL` stays what it is.
    package var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
