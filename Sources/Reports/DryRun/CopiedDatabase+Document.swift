import Terminal
import Verification

extension CopiedDatabase {
    /// What of the database was there, so that everybody knows what the rehearsal is worth.
    func sections(on sheet: Sheet) -> [Document.Section] {
        let said = [rowsSentence, samplesSentence, versionSentence].compactMap(\.self)
        let missing = gaps.prefix(Self.shownGaps).map { "Not there: \($0.what): \($0.reason)" }
        let more = gaps.count - missing.count
        let rest = more > 0 ? ["\(Numbers.count(more, "other thing")) could not be copied either."] : []
        return [
            .blank, .heading("The copy", note: "on a server of its own, which is gone again"),
            .lines(
                said.flatMap { sheet.wrapped($0) } + (missing + rest).flatMap { sheet.wrapped($0, .caution) }),
        ]
    }

    private var rowsSentence: String {
        guard !tables.isEmpty else {
            return "The schema without rows: what rows would stop does not show, and times say nothing."
        }
        return
            "The schema, and \(Numbers.count(rowCount, "row")) of \(Numbers.count(tables.count, "table")): times say nothing of the database itself."
    }

    private var samplesSentence: String? {
        let samples = tables.filter(\.isSample).map(\.name.display)
        guard !samples.isEmpty else { return nil }
        let shown = samples.prefix(Self.shownGaps).map(\.self)
        let names =
            samples.count > shown.count
            ? shown.joined(separator: ", ") + " and \(samples.count - shown.count) more" : shown.listed
        return "Of \(names) only a part is there: the other rows may still stop it."
    }

    private var versionSentence: String? {
        guard server.major != original.major else { return nil }
        return "The copy was on PostgreSQL \(server), and the database is on \(original)."
    }

    private static var shownGaps: Int { 8 }
}

extension String {
    /// Such as `15` of `15.18 (Debian)`.
    fileprivate var major: Substring { prefix { $0.isNumber } }
}
