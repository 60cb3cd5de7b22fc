/// A moment as Drizzle writes it into the journal and the ledger: milliseconds since 1970, UTC.
package struct UnixMilliseconds: RawRepresentable, Hashable, Comparable, Sendable, ExpressibleByIntegerLiteral
{
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }

    package init(integerLiteral value: Int64) { rawValue = value }

    package static func < (left: UnixMilliseconds, right: UnixMilliseconds) -> Bool {
        left.rawValue < right.rawValue
    }

    /// Whether it lies further ahead than clocks of two machines differ, which is five minutes here.
    package func isInFuture(at now: UnixMilliseconds) -> Bool { rawValue > now.rawValue + 300_000 }
}

extension UnixMilliseconds: CustomStringConvertible {
    /// The minute in UTC, such as `2026-08-01 10:12`.
    package var description: String {
        let minutes = rawValue.flooredQuotient(by: 60_000)
        let days = minutes.flooredQuotient(by: 1_440)
        let minuteOfDay = minutes - days * 1_440
        let date = CivilDate(daysSince1970: days)
        return "\(date) \((minuteOfDay / 60).twoDigits):\((minuteOfDay % 60).twoDigits)"
    }

    /// The fourteen digits, in UTC, with which `drizzle-kit up` begins a folder's name, such as `20260627101530`.
    ///
    /// Drizzle Kit takes the year from the local time zone instead, which differs for some hours around New Year.
    package var folderDigits: String {
        let seconds = rawValue.flooredQuotient(by: 1_000)
        let days = seconds.flooredQuotient(by: 86_400)
        let second = seconds - days * 86_400
        let parts = [second / 3_600, second / 60 % 60, second % 60].map(\.twoDigits)
        return CivilDate(daysSince1970: days).digits + parts.joined()
    }

    /// The moment that the fourteen digits of a folder name such as `20260627101530_calm_talos` stand for.
    ///
    /// `nil` when the name does not begin with fourteen digits.
    package init?(folderName name: String) {
        let digits = name.utf8.prefix(14).compactMap { byte -> Int64? in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? Int64(byte - UInt8(ascii: "0")) : nil
        }
        guard digits.count == 14 else { return nil }
        func number(_ range: Range<Int>) -> Int64 { digits[range].reduce(0) { $0 * 10 + $1 } }
        self.init(
            utc: [0..<4, 4..<6, 6..<8, 8..<10, 10..<12, 12..<14].map(number))
    }

    /// JavaScript's `Date.UTC`: what is out of range carries over.
    ///
    /// - Parameter parts: Year, month from 1, day, hour, minute, second; of at most four digits.
    package init(utc parts: [Int64]) {
        precondition(parts.count == 6, "a moment has six parts")
        let days = CivilDate(year: parts[0], month: parts[1], day: parts[2]).daysSince1970
        let seconds = parts[3] * 3_600 + parts[4] * 60 + parts[5]
        self.init(rawValue: (days * 86_400 + seconds) * 1_000)
    }
}

/// A day of the proleptic Gregorian calendar.
///
/// Howard Hinnant's era arithmetic; months and days out of range carry over, as `Date.UTC` lets them.
private struct CivilDate: CustomStringConvertible {
    let year: Int64
    let month: Int64
    let day: Int64

    init(year: Int64, month: Int64, day: Int64) { (self.year, self.month, self.day) = (year, month, day) }

    init(daysSince1970 days: Int64) {
        let shifted = days + 719_468
        let era = shifted.flooredQuotient(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        self.init(year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: day)
    }

    var daysSince1970: Int64 {
        let monthsFromZero = year * 12 + month - 1
        let normalYear = monthsFromZero.flooredQuotient(by: 12)
        let normalMonth = monthsFromZero - normalYear * 12 + 1
        let shiftedYear = normalMonth <= 2 ? normalYear - 1 : normalYear
        let era = shiftedYear.flooredQuotient(by: 400)
        let yearOfEra = shiftedYear - era * 400
        let marchMonth = normalMonth > 2 ? normalMonth - 3 : normalMonth + 9
        let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    var description: String { "\(year)-\(month.twoDigits)-\(day.twoDigits)" }

    var digits: String { "\(year)\(month.twoDigits)\(day.twoDigits)" }
}

extension Int64 {
    fileprivate var twoDigits: String { self < 10 ? "0\(self)" : "\(self)" }

    fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
