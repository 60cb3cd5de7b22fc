extension UnixMilliseconds {
    /// The moment that JavaScript's `Date` reads in `2026-06-27`, `2026-06-27T10:15` or `2026-06-27T10:15:30.123+02:00`.
    ///
    /// `nil` for other texts; a time without a zone is taken as UTC.
    ///
    /// - Source: ECMAScript 2025, "Date Time String Format"; recordings of `drizzle-kit up` with a date and with bare digits.
    init?(isoDate text: String) {
        let form =
            #/(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?)?)?)?/#
        guard let found = text.wholeMatch(of: form)?.output else { return nil }
        let parts = [(found.2, "01"), (found.3, "01"), (found.4, "00"), (found.5, "00"), (found.6, "00")]
        let digits = parts.map { part, missing in part.map(String.init) ?? missing }
        let limits = [1...12, 1...31, 0...24, 0...59, 0...59]
        guard zip(digits, limits).allSatisfy({ Int($0).map($1.contains) ?? false }),
            let second = UnixMilliseconds(folderName: found.1 + digits.joined())
        else { return nil }
        let fraction = Int64((found.7 ?? "").prefix(3).description.padded(to: 3)) ?? 0
        self.init(rawValue: second.rawValue + fraction - Self.offset(found.8))
    }

    /// What a zone such as `+02:00` is ahead of UTC.
    private static func offset(_ zone: Substring?) -> Int64 {
        guard let zone, zone != "Z", let hours = Int64(zone.dropFirst().prefix(2)),
            let minutes = Int64(zone.suffix(2))
        else { return 0 }
        return (zone.hasPrefix("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000
    }
}

extension String {
    fileprivate func padded(to count: Int) -> String {
        self + String(repeating: "0", count: max(0, count - self.count))
    }
}
