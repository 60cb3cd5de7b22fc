extension [String] {
    /// Each once, in the order of their first places.
    var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
