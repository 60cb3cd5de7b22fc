import SQL
import Verification

extension Step {
    /// The columns that get such a type, new ones and old ones.
    func columns(where isWanted: (TypeReference) -> Bool) -> [Identifier] {
        let defined: [ColumnDefinition] =
            if case .createTable(let table) = statement { table.columns } else {
                changes.compactMap { if case .addColumn(let column, _) = $0 { column } else { nil } }
            }
        return defined.filter { isWanted($0.type) }.map(\.name) + retyped(to: isWanted)
    }
}
