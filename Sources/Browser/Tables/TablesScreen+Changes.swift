import Catalog
import Reports
import SQL

extension TablesScreen {
    /// What a newer list has and an older one had, in a sentence; `nil` when the two cannot be compared.
    static func changes(from older: TableList, to newer: Overview) -> Notice? {
        let isVisible: (Relation) -> Bool = { !$0.traits.contains(.system) }
        let before = Dictionary(older.relations.filter(isVisible).map { ($0.oid, $0.name) }) { first, _ in
            first
        }
        let after = Dictionary(newer.relations.filter(isVisible).map { ($0.oid, $0.name) }) { first, _ in
            first
        }
        let added = after.filter { before[$0.key] == nil }.map(\.value).sorted()
        let gone = before.filter { after[$0.key] == nil }.map(\.value).sorted()
        let renamed = after.compactMap { oid, name in
            before[oid].flatMap { $0 == name ? nil : "\($0) is now \(name)" }
        }.sorted()
        let parts = [sentence(added, "new"), sentence(gone, "gone")].compactMap { $0 } + renamed
        guard !parts.isEmpty else {
            return Notice("Read again: the same \(Numbers.count(after.count, "table")).")
        }
        return Notice("Read again: \(parts.joined(separator: "; ")).", tone: .success)
    }

    private static func sentence(_ names: [QualifiedName], _ what: String) -> String? {
        guard !names.isEmpty else { return nil }
        let shown = names.prefix(3).map(\.description).joined(separator: ", ")
        let more = names.count > 3 ? " and \(names.count - 3) more" : ""
        return "\(Numbers.count(names.count, "table")) \(what) (\(shown)\(more))"
    }
}
