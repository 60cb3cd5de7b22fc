import Catalog
import SQL

extension Schema.Definition {
    /// What puts it in the place of another one of its name, and what moves meanwhile.
    ///
    /// `parts` is what gives it its owner and privileges, `schema` where the old one is.
    func replacing(
        _ old: Schema.Definition, _ parts: [String], in schema: Schema, _ renaming: TableRenaming
    ) -> (statements: [String], moved: [Moved]) {
        switch kind {
        case .owner: (creations, [])
        case .function:
            header == old.header
                ? (creations, []) : ([old.removal] + creations + parts, [.function(bareFunction)])
        case .domain, .composite, .range: remake(old, parts, in: schema, renaming)
        case .extension, .exclusion, .trigger, .rule, .statistics, .privileges, .defaults:
            ([old.removal] + creations, [])
        }
    }

    private func remake(
        _ old: Schema.Definition, _ parts: [String], in schema: Schema, _ renaming: TableRenaming
    ) -> (statements: [String], moved: [Moved]) {
        let remake = TypeRemake(name, creations + parts, in: schema, renaming: renaming)
        return (remake.statements(removal: old.removal), remake.moved)
    }

    /// Of a function: what it takes and gives, which cannot be replaced.
    var header: String {
        String(text[..<(text.firstRange(of: "\n LANGUAGE ")?.lowerBound ?? text.endIndex)])
    }

    /// Of a function: whether its body was read when it was made, so that it holds on to what stands there.
    var hasReadBody: Bool {
        ["\nBEGIN ATOMIC\n", "\nRETURN "].contains { text.contains($0) }
    }

    /// Of a function: its name without its arguments.
    var bareFunction: QualifiedName {
        let bare = name.name.name.prefix { $0 != "(" }
        return QualifiedName(name.schema.name, String(bare).unquotedName)
    }
}
