extension Character {
    /// Whether it may stand in a name that needs no quotes.
    package var isOfName: Bool { isLetter || isNumber || self == "_" }
}
