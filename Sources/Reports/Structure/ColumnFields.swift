import Catalog
import SQL

/// A column of ``StructureFields``.
struct ColumnFields: Encodable {
    let name: String
    let type: String
    let isRequired: Bool
    /// What a new row gets that names no value.
    let defaultValue: String?
    /// `always` or `byDefault`.
    let identity: String?
    /// The expression that the value is worked out from.
    let generatedAs: String?
    let comment: String?
    let isReadable: Bool

    init(_ column: Column) {
        (name, type, isRequired) = (column.name.name, column.type.name, column.isRequired)
        (comment, isReadable) = (column.comment, column.isReadable)
        switch column.value {
        case .given: (defaultValue, identity, generatedAs) = (nil, nil, nil)
        case .defaults(let text): (defaultValue, identity, generatedAs) = (text, nil, nil)
        case .identity(.always): (defaultValue, identity, generatedAs) = (nil, "always", nil)
        case .identity(.byDefault): (defaultValue, identity, generatedAs) = (nil, "byDefault", nil)
        case .generated(let text, _): (defaultValue, identity, generatedAs) = (nil, nil, text)
        }
    }
}
