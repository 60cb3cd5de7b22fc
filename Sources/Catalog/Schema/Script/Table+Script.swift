import SQL

extension Schema.Table {
    /// `CREATE TABLE` with keys and checks; foreign keys, indexes and policies are statements of their own.
    package var creation: String {
        let parts =
            columns.map(\.definition) + [primaryKey?.definition(as: "PRIMARY KEY")].compactMap(\.self)
            + uniques.map { $0.definition(as: "UNIQUE") } + checks.map(\.definition)
        let list = parts.isEmpty ? "()" : "(\n    \(parts.joined(separator: ",\n    "))\n)"
        return "CREATE \(nature?.isUnlogged == true ? "UNLOGGED " : "")TABLE \(name.quoted) \(list)"
            + (nature?.clauses ?? "")
    }

    /// The table with its partitions, as it is to be looked at.
    package var fullCreation: String { ([creation] + partitionCreations).joined(separator: ";\n") }

    package var partitionCreations: [String] { (nature?.partitions ?? []).map(\.creation) }

    /// Row-level security and the policies.
    package var security: [String] {
        (hasRowSecurity ? ["ALTER TABLE \(name.quoted) ENABLE ROW LEVEL SECURITY"] : [])
            + (nature?.isRowSecurityForced == true
                ? ["ALTER TABLE \(name.quoted) FORCE ROW LEVEL SECURITY"] : [])
            + policies.map { $0.creation(on: name) }
    }
}

extension Schema.Nature {
    /// What stands behind the list of columns.
    fileprivate var clauses: String {
        let inherited = parents.isEmpty ? "" : " INHERITS (\(parents.map(\.quoted).joined(separator: ", ")))"
        let partitioned = partitionKey.map { " PARTITION BY \($0)" } ?? ""
        return inherited + partitioned + (options.isEmpty ? "" : " WITH (\(options.joined(separator: ", ")))")
    }
}

extension Schema.Partition {
    package var creation: String {
        "CREATE TABLE \(name.quoted) PARTITION OF \(parent.quoted) \(bound)"
            + (key.map { " PARTITION BY \($0)" } ?? "")
    }
}

extension Schema.Column {
    /// What stands in `CREATE TABLE` and behind `ADD COLUMN`.
    package var definition: String {
        let collated = collation.map { " COLLATE \($0.quoted)" } ?? ""
        let required = isNotNull ? " NOT NULL" : ""
        let start = "\(name.quoted) "
        switch value {
        case .given: return start + type.sql + collated + required
        case .expression(let text): return start + type.sql + collated + " DEFAULT \(text)" + required
        case .serial: return start + (type.serial ?? type.sql) + required
        case .generated(let text, let isStored):
            return start + type.sql + collated + " GENERATED ALWAYS AS (\(text))"
                + (isStored ? " STORED" : " VIRTUAL") + required
        case .identity(let identity):
            return start + type.sql
                + " GENERATED \(identity.isAlways ? "ALWAYS" : "BY DEFAULT") AS IDENTITY"
                + (identity.counting.isUsual(for: type) ? "" : " (\(identity.counting.clauses))")
        }
    }
}

extension Schema.TypeName {
    /// As SQL; a type whose schema nobody recorded is looked for along the search path.
    package var sql: String {
        guard let schema else { return name + (isArray ? "[]" : "") }
        let bare = schema.isEmpty ? name.quoted : QualifiedName(schema, name).quoted
        return bare + modifier + (isArray ? "[]" : "")
    }

    /// As a person reads it: `public` goes without saying.
    package var display: String {
        let prefix = schema.map { $0.isEmpty || $0 == "public" ? "" : "\($0)." } ?? ""
        return prefix + name + modifier + (isArray ? "[]" : "")
    }

    /// The greatest number that a column of the type has room for.
    package var greatest: Int64 {
        switch name {
        case "smallint": Int64(Int16.max)
        case "integer": Int64(Int32.max)
        default: .max
        }
    }

    fileprivate var serial: String? {
        switch name {
        case "integer": "serial"
        case "bigint": "bigserial"
        case "smallint": "smallserial"
        default: nil
        }
    }
}

extension Schema.Counting {
    /// Whether it counts as PostgreSQL does when nothing is said.
    package func isUsual(for type: Schema.TypeName) -> Bool {
        completed(upTo: type.greatest) == Schema.Counting().completed(upTo: type.greatest)
    }

    /// With PostgreSQL's own numbers where nothing is said.
    package func completed(upTo greatest: Int64) -> Schema.Counting {
        let isFalling = increment?.hasPrefix("-") ?? false
        let least = greatest == .max ? Int64.min : -greatest - 1
        let minimum = minimum ?? (isFalling ? String(least) : "1")
        let maximum = maximum ?? (isFalling ? "-1" : String(greatest))
        return Schema.Counting(
            increment: increment ?? "1", minimum: minimum, maximum: maximum,
            start: start ?? (isFalling ? maximum : minimum), cache: cache ?? "1", cycles: cycles)
    }
}

extension Schema.Key {
    /// As in `CONSTRAINT "t_pkey" PRIMARY KEY ("id")`; the name is left to PostgreSQL where nobody chose one.
    package func definition(as kind: String) -> String {
        let nulls = treatsNullsAsEqual ? " NULLS NOT DISTINCT" : ""
        let named = name.isEmpty ? "" : "CONSTRAINT \(name.quoted) "
        let included = includedColumns.isEmpty ? "" : " INCLUDE (\(includedColumns.quotedList))"
        let deferral = isDeferrable ? " DEFERRABLE" + (isInitiallyDeferred ? " INITIALLY DEFERRED" : "") : ""
        let with = options.isEmpty ? "" : " WITH (\(options.joined(separator: ", ")))"
        let period = isTemporal ? " WITHOUT OVERLAPS" : ""
        return "\(named)\(kind)\(nulls) (\(columns.quotedList)\(period))\(included)\(with)\(deferral)"
    }
}

extension Schema.Reference {
    private func list(_ columns: [String]) -> String {
        guard isTemporal, let period = columns.last else { return columns.quotedList }
        return (columns.dropLast().map(\.quoted) + ["PERIOD \(period.quoted)"]).joined(separator: ", ")
    }
}

extension Schema.Check {
    package var definition: String {
        "CONSTRAINT \(name.quoted) CHECK (\(expression))\(isLocal ? " NO INHERIT" : "")"
            + (isEnforced ? isValidated ? "" : " NOT VALID" : " NOT ENFORCED")
    }
}

extension Schema.Reference {
    package var definition: String {
        let match = isFullMatch ? " MATCH FULL" : ""
        let restricted = deleteColumns ?? []
        let restriction = restricted.isEmpty ? "" : " (\(restricted.quotedList))"
        let delete = onDelete == .noAction ? "" : " ON DELETE \(onDelete.rawValue)\(restriction)"
        let update = onUpdate == .noAction ? "" : " ON UPDATE \(onUpdate.rawValue)"
        let deferral = isDeferrable ? " DEFERRABLE" + (isInitiallyDeferred ? " INITIALLY DEFERRED" : "") : ""
        return
            "CONSTRAINT \(name.quoted) FOREIGN KEY (\(list(columns))) REFERENCES \(target.quoted)"
            + " (\(list(targetColumns)))\(match)\(delete)\(update)\(deferral)"
            + (isEnforced ? isValidated ? "" : " NOT VALID" : " NOT ENFORCED")
            + (isDisabled ? " -- disabled" : "")
    }
}
