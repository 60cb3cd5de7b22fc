package import Verification

extension StatusComparison {
    /// What there is to say of each database, and a matrix: which migration is where.
    package var plainText: String {
        var heads = PlainTable([("", .left), ("database", .left), ("", .left)])
        for (number, column) in columns.enumerated() {
            heads.append([Self.letter(number), column.name, column.words])
        }
        var table = PlainTable(
            [("", .left), ("#", .right), ("tag", .left), ("when", .left)]
                + columns.indices.map { (Self.letter($0), .left) })
        for (number, row) in rows.enumerated() {
            let states = row.cells.enumerated().map { column, entry in
                entry?.state.shownWord ?? (columns[column].status == nil ? "?" : "—")
            }
            table.append(
                [
                    row.isUneven ? "≠" : "", String(number + 1), row.sample.map { $0.title ?? "—" } ?? "",
                    row.sample?.time ?? "",
                ] + states)
        }
        let uneven = rows.count(where: \.isUneven)
        let summary =
            uneven == 0
            ? "The databases that could be asked agree about every migration."
            : "The databases do not agree about \(uneven == 1 ? "one line" : "\(uneven) lines"), marked ≠."
        return heads.body + "\n" + table.text + "\n" + summary + "\n"
    }
}
