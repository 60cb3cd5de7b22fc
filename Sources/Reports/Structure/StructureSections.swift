package import Catalog
import SQL
package import Terminal

/// What the catalog says about one relation, as sections of documents.
package struct StructureSections {
    let structure: Structure
    let glyphs: Glyphs

    package init(_ structure: Structure, glyphs: Glyphs) {
        (self.structure, self.glyphs) = (structure, glyphs)
    }

    /// Title, comment, columns and whatever else there is.
    package var summary: [Document.Section] {
        let rest = (structure.indexes.isEmpty ? [] : [indexes]) + keyGroups
        return heading + columns + rest.flatMap { [.blank] + $0 }
    }

    private var heading: [Document.Section] {
        let relation = structure.relation
        let rows = relation.estimatedRows.map { Numbers.estimate($0, "row") }
        let size = structure.storage.total > .zero ? structure.storage.total.description : nil
        let facts = [relation.kind.word, rows, size].compactMap { $0 }.joined(separator: ", ")
        let comment = relation.comment.map { [Styled($0.replacing("\n", with: " "), .dim)] }
        return [.heading(relation.name.description, note: facts)] + (comment.map { [.lines([$0])] } ?? []) + [
            .blank
        ]
    }

    /// The columns, what their types are, and how the relation is kept.
    package var columns: [Document.Section] {
        let groups = [columnTable, types, properties, query].filter { !$0.isEmpty }
        return Array(groups.joined(separator: [.blank]))
    }

    private var columnTable: [Document.Section] {
        guard !structure.columns.isEmpty else {
            return [.lines([[Styled("This \(structure.relation.kind.word) has no columns.", .dim)]])]
        }
        let heads = [
            TextColumn("column", minimum: 14), TextColumn("", minimum: 1, isOptional: true),
            TextColumn("type", minimum: 12), TextColumn("null", isOptional: true),
            TextColumn("default", minimum: 10, isOptional: true),
            TextColumn("comment", minimum: 10, isOptional: true),
        ]
        return [.table(TextTable(heads, rows: structure.columns.map(row), in: glyphs))]
    }

    private func row(_ column: Column) -> [Styled] {
        let isKey = structure.primaryKey?.columns.contains(column.name) ?? false
        let isReference = structure.foreignKeys.contains { $0.source.columns.contains(column.name) }
        let role: Role = isKey ? .primaryKey : isReference ? .foreignKey : column.isReadable ? .body : .dim
        let mark = isKey ? glyphs.key : isReference ? glyphs.foreignKey : ""
        let type = column.collation.map { "\(column.type.name) collate \($0.name)" } ?? column.type.name
        let notes =
            [column.isReadable ? nil : "no privilege"] + column.storage.words
            + [column.comment?.replacing("\n", with: " ")]
        return [
            Styled(column.name.name, role), Styled(mark, role), Styled(type, column.type.category.role),
            Styled(column.isRequired ? "not null" : "", .dim), column.value.styled,
            Styled(notes.compactMap { $0 }.joined(separator: "; "), .dim),
        ]
    }

    package var indexes: [Document.Section] {
        guard !structure.indexes.isEmpty else { return [.lines([[Styled("There are no indexes.", .dim)]])] }
        let heads = [
            TextColumn("index", minimum: 20), TextColumn("kind", isOptional: true),
            TextColumn("definition", minimum: 16), TextColumn("size", .trailing),
            TextColumn("scans", .trailing),
            TextColumn("comment", isOptional: true),
        ]
        return [.table(TextTable(heads, rows: structure.indexes.map(row), in: glyphs))]
    }

    private func row(_ index: Index) -> [Styled] {
        let kind: Styled =
            if !index.isValid {
                Styled("INVALID", .danger)
            } else if index.isPrimary {
                Styled("primary", .primaryKey)
            } else {
                Styled(index.isUnique ? "unique" : "", .body)
            }
        return [
            Styled(index.name.name), kind, Styled(index.definition.behindUsing, .sqlIdentifier),
            Styled(index.size.description, .number),
            Styled(Numbers.exact(index.scans), index.scans == 0 ? .dim : .number),
            Styled(index.comment ?? "", .dim),
        ]
    }

    package var definition: [Document.Section] {
        let script = DefinitionScript(structure).text
        return [.lines(SQLColours.lines(of: script))]
    }
}

extension Column.Storage {
    /// What was changed from what the type does by itself.
    fileprivate var words: [String?] {
        [
            strategy.map { "storage \($0)" }, compression.map { "compression \($0)" },
            statisticsTarget.map { "statistics \($0)" },
        ]
    }
}

extension String {
    /// Of a `CREATE INDEX`: the method, the columns and what follows; what is before is in other columns.
    fileprivate var behindUsing: String {
        guard let range = firstRange(of: " USING ") else { return self }
        return String(self[range.upperBound...])
    }
}

extension Column.Value {
    fileprivate var styled: Styled {
        switch self {
        case .given: .empty
        case .defaults(let expression): Styled(expression, .sqlString)
        case .identity(.always): Styled("identity, always", .info)
        case .identity(.byDefault): Styled("identity, by default", .info)
        case .generated(let expression, .stored): Styled("generated: \(expression)", .info)
        case .generated(let expression, .virtual): Styled("generated when read: \(expression)", .info)
        }
    }
}

extension ColumnType.Category {
    /// A type has the colour of its values.
    fileprivate var role: Role {
        switch self {
        case .number: .number
        case .boolean: .boolean
        case .time: .time
        case .json: .jsonKey
        case .enum: .enumeration
        case .text, .array, .bytes, .uuid, .range, .composite, .other: .body
        }
    }
}
