import Catalog
import Reports
import Rows
import SQL

// How a table is looked at is kept for the next time: the filters that were typed, the sorting, and the columns.
extension TableScreen {
    /// Takes what was kept, once there are rows.
    mutating func recall(in context: Context) -> [Request] {
        guard let kept = context.kept[relation.name], let source = grid?.page.source else { return [] }
        if filters.texts.isEmpty { filters = FilterHistory(kept.filters) }
        let (hidden, widened) = (kept.hidden.map { Identifier($0) }, kept.widened.map { Identifier($0) })
        grid?.adopt(GridChoices(hidden: Set(hidden), widened: Set(widened)))
        guard !source.isArranged, let rows = count.rows, rows <= Self.mostToSort else { return [] }
        let names = Set(source.columns.map(\.name))
        let sort = kept.sortTerms.filter { names.contains($0.column) }
        return sort.isEmpty ? [] : arrange(filter: nil, sort: sort, in: context)
    }

    /// More rows are not sorted before somebody asks for it again.
    private static let mostToSort = 100_000

    /// Has it kept, if anything is other than what is.
    func keep(in context: Context) -> [Request] {
        guard let grid else { return [] }
        let before = context.kept[relation.name] ?? KeptTable()
        var kept = before
        kept.filters = filters.texts
        kept.sort = chosenSort?.text ?? before.sort
        kept.hidden = grid.choices.hidden.map(\.name).sorted()
        kept.widened = grid.choices.widened.map(\.name).sorted()
        return kept == before ? [] : [.run(.keep(kept, of: relation.name))]
    }
}

extension KeptTable {
    fileprivate var sortTerms: [SortTerm] {
        // What an older or newer version has written in its own way is not worth a word.
        guard !sort.isEmpty, let written = try? SQL.sorting(sort) else { return [] }
        return written.map { SortTerm($0) }
    }
}
