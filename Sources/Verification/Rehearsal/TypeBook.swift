import SQL

/// The enums that migrations made, and which type each column has, as far as the files say.
struct TypeBook: Sendable {
    /// With the labels, in the order in which they were added.
    var enums: [ObjectName: [String]] = [:]
    var tables: [ObjectName: Table] = [:]

    struct Table {
        var columns: [Column] = []
        /// Whether a file made the table, so that it has no other columns.
        var isWhole = false
    }

    struct Column {
        var name: Identifier
        var type: TypeReference
    }

    /// The name with its schema; Drizzle Kit leaves out `public`.
    static func whole(_ name: ObjectName) -> ObjectName {
        ObjectName(schema: name.schema ?? Identifier("public"), name.name)
    }

    func labels(of type: ObjectName) -> [String] { enums[Self.whole(type)] ?? [] }

    /// A column that has the type or is an array of it, such as `users.status`.
    func column(of type: ObjectName) -> (table: ObjectName, column: Identifier)? {
        let type = Self.whole(type)
        let found = tables.lazy.compactMap { name, table in
            table.columns.first { Self.whole($0.type.name) == type }.map { (table: name, column: $0.name) }
        }
        return found.min { "\($0.table)" < "\($1.table)" }
    }

    /// Whether a constant that stands beside this may have the type.
    ///
    /// Of a table that no file made nothing is known, so it may.
    func mayBe(_ peer: ConstantUse.Peer, of type: ObjectName, in relations: [ObjectName]) -> Bool {
        switch peer {
        case .type(let other): return Self.whole(other.name) == type
        case .place(let index):
            guard let table = relations.first.flatMap({ tables[Self.whole($0)] }), table.isWhole else {
                return true
            }
            return table.columns.indices.contains(index) && Self.whole(table.columns[index].type.name) == type
        case .column(let name):
            let known = relations.map { tables[Self.whole($0)] }
            let types = known.compactMap { $0?.columns.first { $0.name == name }?.type.name }
            if !types.isEmpty { return types.contains { Self.whole($0) == type } }
            return known.contains { !($0?.isWhole ?? false) }
        }
    }

    mutating func learn(_ statement: SQLStatement) {
        switch statement {
        case .createEnum(let type): enums[Self.whole(type.name)] = type.labels
        case .alterEnum(let change): alter(change)
        case .createTable(let table): create(table)
        case .alterTable(let change): alter(change)
        case .drop(let drop): for object in drop.objects { self.drop(object, isCascading: drop.isCascading) }
        case .rename(let rename): self.rename(rename)
        case .setSchema(let move): setSchema(move)
        case .createIndex, .createType, .createView, .createSequence, .alterSequence, .createSchema,
            .createExtension, .createFunction, .createTrigger, .createPolicy, .alterPolicy, .comment, .grant,
            .setSearchPath, .block, .other, .unreadable:
            break
        }
    }

    private mutating func alter(_ change: AlterEnum) {
        let type = Self.whole(change.name)
        switch change.change {
        case .addLabel(let label, _, _): enums[type, default: []].append(label)
        case .renameLabel(let old, let new): enums[type] = enums[type]?.map { $0 == old ? new : $0 }
        }
    }

    private mutating func create(_ table: CreateTable) {
        let name = Self.whole(table.name)
        guard !(table.isIfNotExists && tables[name] != nil) else { return }
        tables[name] = Table(
            columns: table.columns.map { Column(name: $0.name, type: $0.type) },
            isWhole: !table.hasOtherColumns)
    }

    private mutating func alter(_ alteration: AlterTable) {
        let name = Self.whole(alteration.name)
        for change in alteration.changes {
            if case .addColumn(let column, _) = change {
                tables[name, default: Table()].columns.append(Column(name: column.name, type: column.type))
            } else if case .dropColumn(let column, _, _) = change {
                tables[name]?.columns.removeAll { $0.name == column }
            } else if case .setType(let column, let type, _) = change {
                tables[name, default: Table()].setType(of: column, to: type)
            }
        }
    }
}

extension TypeBook.Table {
    fileprivate mutating func setType(of column: Identifier, to type: TypeReference) {
        if let place = columns.firstIndex(where: { $0.name == column }) {
            columns[place].type = type
        } else {
            columns.append(TypeBook.Column(name: column, type: type))
        }
    }
}
