import Catalog
import Reports
import Rows
import SQL

/// Which rows and columns of a table the arguments mean.
struct RowSelection {
    let source: RowSource
    let columns: [Identifier]
    /// Behind which row; where one has a key and they are sorted, ``Headless/placed(_:_:)`` knows what it is sorted by.
    private(set) var after: RowKey?

    /// The columns that nobody asked for by name and that may not be read.
    private let withheld: [Identifier]

    init(
        _ opening: Opening, _ arrangement: Arrangement, columns: [String], after: [String],
        showsWithheld: Bool
    ) throws(Failure) {
        source = try arrangement.applied(to: opening.source)
        let hidden = showsWithheld ? [] : source.columns.filter { $0.cut == .withheld }.map(\.name)
        if columns.isEmpty {
            (self.columns, withheld) = (source.columns.map(\.name).filter { !hidden.contains($0) }, hidden)
        } else {
            (self.columns, withheld) = (try WrittenColumns(columns).found(in: source), [])
        }
        self.after = after.isEmpty ? nil : RowKey(after)
        try checkKey()
        // Without a key, what a row is sorted by is all that finds it.
        if !after.isEmpty, !source.order.isSeekable {
            self.after = RowKey([], sort: after.map(RowKey.SortValue.value))
        }
    }

    /// The same rows, behind another one.
    func behind(_ place: RowKey?) -> RowSelection {
        var rows = self
        rows.after = place
        return rows
    }

    /// What has to be said about columns that are missing.
    var omission: String? {
        withheld.isEmpty ? nil : "Left out, since you may not read it: \(withheld.map(\.name).listed)."
    }

    private func checkKey() throws(Failure) {
        guard let after else { return }
        switch source.order {
        case .key(let key) where key.count != after.values.count:
            throw .usage(
                "The key of \(source.relation.name) is \(key.map(\.name.name).listed).",
                remedy: "Give --after once for each of them.")
        case .physical where after.values.count != 1:
            throw .usage(
                "\(source.relation.name) has no key, so its rows are known by their place (ctid).",
                remedy: "Give --after once, such as --after '(0,5)'.")
        case .unordered(let reason) where source.sort.isEmpty:
            throw Failure(Problem(RowsError.notSeekable(reason)), .usage)
        case .unordered where after.values.count != source.sort.count:
            throw .usage(
                "\(source.relation.name) has no key, so its rows are known by what they are sorted by.",
                remedy: "Give --after once for each of \(source.sort.map(\.column.name).listed).")
        case .key, .physical, .unordered: break
        }
    }
}
