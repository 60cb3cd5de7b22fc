import Catalog
package import SQL

/// Where the values of a file go: its columns and those of a table, by their names.
package struct ImportPlan: Hashable, Sendable {
    package let file: ImportFile
    package let source: RowSource
    /// The columns of the file, in its order.
    package let names: [String]
    package let targets: [Target]

    /// What becomes of a column of the file.
    package enum Target: Hashable, Sendable {
        case column(RowColumn)
        /// The table computes it.
        case computed(RowColumn)
        /// The table has no such column.
        case none
    }

    package init(_ file: ImportFile, names: [String], into source: RowSource) {
        (self.file, self.source, self.names) = (file, source, names)
        targets = names.map { Target($0, among: names, in: source) }
    }

    /// What is copied, in the order of the file.
    package var columns: [RowColumn] {
        targets.compactMap { if case .column(let column) = $0 { column } else { nil } }
    }

    /// The columns of the table to which the file says nothing, so that the table fills them.
    package var filled: [RowColumn] {
        let given = Set(columns.map(\.name))
        return source.columns.filter { !given.contains($0.name) }
    }

    /// Those of ``filled`` that have to have a value, and nothing that would give it to them.
    package var missing: [RowColumn] {
        filled.filter(\.hasToBeGiven)
    }

    /// The columns that the table would number itself, and that the file gives: the table's next number stays what it is.
    package var numbered: [RowColumn] {
        columns.filter { if case .identity = $0.column.value { true } else { false } }
    }

    /// The statement, which reads ``line(of:)``.
    package var statement: SQL {
        let names = columns.map { "\($0.name)" as SQL }.joined(separator: ", ")
        return "COPY \(source.relation.name) (\(names)) FROM STDIN"
    }
}

extension ImportPlan.Target {
    /// By the very name, or by the only one that differs in capital letters.
    fileprivate init(_ name: String, among names: [String], in source: RowSource) {
        let exact = source.columns.first { $0.name.name == name }
        let similar = source.columns.filter {
            $0.name.name.lowercased() == name.lowercased() && !names.contains($0.name.name)
        }
        let rivals = names.count { $0.lowercased() == name.lowercased() }
        guard let column = exact ?? (similar.count == 1 && rivals == 1 ? similar.first : nil) else {
            self = .none
            return
        }
        self = column.column.value.isGenerated ? .computed(column) : .column(column)
    }
}
