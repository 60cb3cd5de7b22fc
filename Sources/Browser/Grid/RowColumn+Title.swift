import Catalog
import Rows
import SQL
import Terminal

extension RowColumn {
    /// The marks behind the name: whether it is a key or a reference, else what type it has.
    func marks(in glyphs: Glyphs) -> String {
        let key = isKey ? glyphs.key : ""
        let reference = isReference ? glyphs.foreignKey : ""
        return key + reference + (isKey || isReference ? "" : type.category.mark(in: glyphs))
    }

    /// Amounts stand at the right, so that their digits meet.
    var alignment: Alignment { type.category == .number ? .trailing : .leading }

    var titleRole: Role {
        if isKey { .primaryKey } else if isReference { .foreignKey } else { .title }
    }
}

extension ColumnType.Category {
    fileprivate func mark(in glyphs: Glyphs) -> String {
        switch self {
        case .enum: glyphs.enumeration
        case .json: glyphs.json
        case .array: glyphs.array
        case .time: glyphs.time
        case .boolean: glyphs.boolean
        case .number, .text, .bytes, .uuid, .range, .composite, .other: ""
        }
    }
}
