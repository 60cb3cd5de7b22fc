import TestSupport

extension RandomFolder {
    /// What migrations may be called in a journal.
    static func tag(_ place: Int, _ chance: inout Chance) -> String {
        guard chance.happens(25) else { return "000\(place)_\(chance.pick(["a", "b", "odd name"]))" }
        return chance.pick([
            "0000_a", "0001_b", "_x", "_", "0", "é_1", "e\u{301}_1", "2023111422132\(place)_B", "init",
            "20231332000000_z", "a/b", "99999999999999999999_x", "9223372036854775807_x", "-1_x",
            "0000_\u{202E}x", "0000_a.sql", " ",
            "0000_\(String(repeating: "x", count: 240))", "0000_a'b\"c", "💧_1", "0000_a\nb",
        ])
    }

    /// What migrations may be called in 1.0.
    static func folderName(_ place: Int, _ chance: inout Chance) -> String {
        guard chance.happens(25) else {
            return "2026010\(place + 1)12000\(place)_\(chance.pick(["a", "b", "c"]))"
        }
        return chance.pick([
            "20260101120000_a", "20261301000000_x", "20260230000000_x", "00000000000000_x",
            "99999999999999_x",
            "2026", "init", ".hidden", "é", "meta", "20260101120000", "20260101120000_", "_", "0000_a", "-1",
            "20260101T120000_a", "２０２６０１０１１２００００_a", "20260101120000_\u{202E}", "a\u{301}", " x",
        ])
    }

    /// An entry of a journal as JSON.
    static func entry(_ place: Int, _ tag: String, _ chance: inout Chance) -> String {
        let usual = String(1_700_000_000_123 + place * 1_000_007)
        let when = chance.happens(75) ? usual : chance.pick(times)
        let index =
            chance.happens(90)
            ? String(place)
            : chance.pick([
                "0", "-1", "null", "9223372036854775807", "-9223372036854775808", "1e99", "\"1\"", "0.5",
            ])
        let version = chance.happens(90) ? "\"7\"" : chance.pick(["\"5\"", "\"6\"", "\"8\"", "7", "null"])
        let time = when.isEmpty ? "" : #""when":\#(when),"#
        return #"{"idx":\#(index),"version":\#(version),\#(time)"tag":"\#(escaped(tag))","breakpoints":true}"#
    }

    private static let times = [
        "", "0", "null", "-1", "-0", "1.5", "1700000000124", "1700000000123.9", "8640000000000000",
        "8650000000000000",
        "9223372036854775807", "9223372036854775808", "1e20", "1e22", "1e308", "1e999", "-9e18", "true",
        "false",
        "\"\"", "\"1700000000123\"", "\"2023-11-14\"", "\"2023-99-99T99:99Z\"", "\"0x10\"", "\"NaN\"", "{}",
        "[5]",
    ]

    private static func escaped(_ tag: String) -> String {
        tag.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
