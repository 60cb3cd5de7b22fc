import Catalog
import SQL

extension Facts {
    /// What a schema says by itself; how much is in it, only the server knows.
    init(_ schema: Schema) {
        self.init()
        for type in schema.enums { enums[type.name] = type.values }
        for table in schema.tables { tables[table.name] = TableFacts(table) }
    }
}

extension TableFacts {
    fileprivate init(_ table: Schema.Table) {
        self.init()
        indexes = []
        for column in table.columns {
            let name = Identifier(column.name)
            columns[name] = column.reference
            if column.isNotNull { notNull.insert(name) }
        }
        primaryKey = table.primaryKey?.columns.map { Identifier($0) } ?? []
        isPartitioned = table.nature?.partitionKey != nil
        hasPolicies = !table.policies.isEmpty
        foreignKeys = table.foreignKeys.map(ForeignKeyFacts.init)
        for check in table.checks where check.isValidated { note(check.expression) }
    }

    private mutating func note(_ check: String) {
        guard let expression = SQL.expression(check) else { return }
        checks.append(expression.columns)
        if case .operation("IS NOT NULL", let parts) = expression, case .column(let path)? = parts.first,
            let column = path.last
        {
            notNullChecks.insert(column)
        }
    }
}

extension ForeignKeyFacts {
    fileprivate init(_ key: Schema.Reference) {
        self.init(
            Identifier(key.name), columns: key.columns.map { Identifier($0) }, target: key.target)
        isDeferred = key.isInitiallyDeferred
    }
}

extension Schema.Column {
    /// The type as a statement would write it; a serial as `serial`.
    fileprivate var reference: TypeReference? {
        let written = type.schema.map { QualifiedName($0, type.name).quoted + type.modifier } ?? type.name
        let known = SQL.type(written + (type.isArray ? "[]" : ""))
        guard case .serial = value, let name = known?.name.name.name else { return known }
        let serials = ["int2": "smallserial", "int4": "serial", "int8": "bigserial"]
        return serials[name].map { TypeReference(ObjectName(Identifier($0))) } ?? known
    }
}
