import Catalog
import Reports
import SQL

// What `jump` finds: every table, every migration, and every column once they were asked for.
extension TablesScreen {
    /// Asks which columns there are, unless that is known.
    mutating func readColumns() -> [Request] {
        guard list != nil, columns.value == nil, !columns.isWaiting else { return [] }
        return [columns.ask(ReadColumnNames(includesSystem: showsSystem))]
    }

    /// Without the columns of the relation in front, which its own screen offers.
    func jumpItems(besides open: Oid?) -> [PickerItem] {
        guard let list else { return [] }
        let shown = list.relations.filter { showsSystem || !$0.traits.contains(.system) }
        let tables = shown.map { relation in
            PickerItem(
                relation.name.description, detail: relation.kind.word,
                target: .open(.table(relation, tab: .rows)))
        }
        return tables + project.jumpItems + columnItems(among: shown.filter { $0.oid != open })
    }

    private func columnItems(among relations: [Relation]) -> [PickerItem] {
        guard let columns = columns.value else { return [] }
        let known = Dictionary(relations.map { ($0.oid, $0) }) { first, _ in first }
        return columns.compactMap { column in
            known[column.relation].map { relation in
                PickerItem(
                    "\(relation.name).\(column.name)", detail: "column, \(column.type)",
                    target: .open(.table(relation, tab: .rows, column: column.name)))
            }
        }
    }

    /// What is missing in what `jump` offers; empty when nothing is.
    var jumpNote: String {
        if columns.isWaiting { return "columns are being read" }
        if columns.problem != nil { return "the columns could not be read" }
        return columns.value?.count ?? 0 > ReadColumnNames.most
            ? "the first \(Numbers.exact(Int64(ReadColumnNames.most))) columns" : ""
    }
}
