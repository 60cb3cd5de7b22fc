import Drizzle
import Terminal
package import Verification

extension MigrationStatus {
    /// The headline, a line per migration, and what else there is to know.
    package var plainText: String {
        var table = PlainTable([
            ("#", .right), ("tag", .left), ("when", .left), ("ledger", .left), ("state", .left),
            ("why", .left),
        ])
        for entry in entries {
            table.append([
                String(entry.number), entry.title ?? "—", entry.time, entry.row?.id.map { "#\($0)" } ?? "",
                entry.state.shownWord, entry.sentence,
            ])
        }
        let remarks =
            [nextRun.obstacle?.sentence].compactMap(\.self) + nextRun.warnings.map(\.sentence)
            + [outlook].compactMap(\.self)
        return headline.text.visible + "\n\n" + table.text
            + remarks.map { "\n" + $0.visible + "\n" }.joined()
    }
}
