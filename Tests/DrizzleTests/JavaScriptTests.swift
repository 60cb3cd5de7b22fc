import Drizzle
import Testing

@Suite struct `JavaScript's numbers` {
    @Test(arguments: [
        ("1700000000123", 1_700_000_000_123), (" 12\n", 12), ("", 0), ("0x10", 16), ("1e3", 1_000),
        ("-0.5", -0.5),
    ])
    func `are read from texts`(text: String, number: Double) {
        #expect(JavaScript.number(text) == number)
    }

    @Test(arguments: ["2026-06-27", "12px", "nan", "inf", "0x", "1_000", "--1"])
    func `are NaN where a text is none`(text: String) {
        #expect(JavaScript.number(text).isNaN)
    }

    @Test(arguments: [
        (1_700_000_000_123, "1700000000123"), (1_700_000_000_123.5, "1700000000123.5"),
        (1e20, "100000000000000000000"),
        (1e21, "1e+21"), (9_223_372_036_854_775_808, "9223372036854776000"), (0.000001, "0.000001"),
        (1.5e-7, "1.5e-7"), (-0.0, "0"), (-12, "-12"), (123e-20, "1.23e-18"), (.nan, "NaN"),
        (.infinity, "Infinity"),
    ])
    func `are written as JavaScript writes them`(number: Double, text: String) {
        #expect(JavaScript.text(number) == text)
    }
}

@Suite struct `The time of a journal entry` {
    private let now: UnixMilliseconds = 1_786_000_000_000

    @Test(arguments: [JournalTime.absent, .null, .number(0), .bool(false), .text("")])
    func `is the present for a conversion where there is none`(time: JournalTime) {
        #expect(time.milliseconds(now: now) == now)
    }

    @Test(arguments: [JournalTime.text("1700000000123"), .text("soon"), .number(1e17), .other])
    func `is no date for a conversion where it makes none`(time: JournalTime) {
        #expect(time.milliseconds(now: now) == nil)
    }

    @Test(arguments: [
        ("2023-11-14T22:13:20.123Z", 1_700_000_000_123), ("2023-11-14T23:13:20+01:00", 1_700_000_000_000),
        ("2023-11-14", 1_699_920_000_000), ("2023", 1_672_531_200_000),
    ])
    func `may be a date in a text`(text: String, when: Int64) {
        #expect(JournalTime.text(text).milliseconds(now: now)?.rawValue == when)
    }

    @Test func `goes into the ledger as JavaScript writes it`() {
        #expect(JournalTime.number(1_700_000_000_123.5).sent == .text("1700000000123.5"))
        #expect(JournalTime.bool(true).sent == .text("true"))
        #expect(JournalTime.null.sent == .null)
        #expect(JournalTime.absent.sent == .nothing)
    }

    @Test func `compares as JavaScript compares it`() {
        #expect(JournalTime.null.number == 0)
        #expect(JournalTime.text("12").number == 12)
        #expect(JournalTime.absent.number.isNaN)
    }
}
