import SQL

/// A relation as the SQL that would make it again: equal in content to what `pg_dump -s -t` writes.
///
/// Security labels are left out, and so are the types and functions it uses; the partitions of a
/// partitioned table have scripts of their own.
package struct DefinitionScript: Hashable, Sendable {
    /// In the order in which they may run, without semicolons.
    package let statements: [String]

    package init(_ structure: Structure) {
        let writer = DefinitionWriter(structure: structure)
        statements =
            switch structure.relation.kind {
            case .view, .materializedView: writer.view
            case .table, .partitionedTable, .foreignTable: writer.table
            }
    }

    /// All statements, each ended by a semicolon and set apart by an empty line.
    package var text: String { statements.map { $0 + ";\n" }.joined(separator: "\n") }
}

/// Puts the statements together; one part of the script per extension.
struct DefinitionWriter {
    let structure: Structure

    var name: String { structure.relation.name.quoted }

    var table: [String] {
        [createTable] + serials + looseConstraints + looseIndexes + indexMarks + attachment + columnStorage
            + extras + triggers + rowSecurity + comments + owner + grants
    }

    var view: [String] {
        [createView] + looseIndexes + indexMarks + columnDefaults + columnStorage + extras + triggers
            + comments + owner + grants
    }
}
