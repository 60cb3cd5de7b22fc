import Catalog
import SQL

/// Under what both a difference and an object of the migrations are found.
struct ObjectPlace: Hashable {
    let space: NameSpace
    /// Empty for schemas and extensions.
    var schema = ""
    /// Of a part.
    var table: String?
    let name: String
}

extension Difference.Subject {
    /// `nil` for what migrations do not make.
    var place: ObjectPlace? { place(called: name) }

    /// The same of an object of another name, as it is displayed.
    func place(called name: String) -> ObjectPlace? {
        guard let space = kind.space else { return nil }
        if kind == .rowSecurity { return table?.place(space) }
        if let table {
            let isPart = space != .relation
            return ObjectPlace(
                space: space, schema: table.schema.name, table: isPart ? table.name.name : nil, name: name)
        }
        if space == .schema || space == .extension { return ObjectPlace(space: space, name: name) }
        // As `display` writes it.
        let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
        return parts.count == 2
            ? ObjectPlace(space: space, schema: parts[0], name: parts[1])
            : ObjectPlace(space: space, schema: "public", name: name)
    }
}

extension QualifiedName {
    func place(_ space: NameSpace) -> ObjectPlace {
        ObjectPlace(space: space, schema: schema.name, name: name.name)
    }

    func place(_ space: NameSpace, of part: String) -> ObjectPlace {
        ObjectPlace(space: space, schema: schema.name, table: name.name, name: part)
    }
}

extension ReplayedObjects {
    func place(of id: ObjectID) -> ObjectPlace? { place(of: self[id].key) }

    /// Under what a difference about it would be found; `nil` for values of enums and the like.
    func place(of key: ObjectKey) -> ObjectPlace? {
        switch key.space {
        case .label, .other: return nil
        case .column, .constraint, .policy, .trigger:
            return key.parent.map { table in
                ObjectPlace(
                    space: key.space, schema: self[table].key.schema, table: self[table].name, name: key.name)
            }
        case .relation, .type, .function, .schema, .extension:
            return ObjectPlace(space: key.space, schema: key.schema, name: key.name)
        }
    }
}

extension Schema {
    /// Where everything is that it knows of.
    var places: Set<ObjectPlace> {
        var places = Set(relationNames.map { $0.place(.relation) })
        places.formUnion(foreignViews.map { $0.place(.relation) })
        places.formUnion(enums.map { $0.name.place(.type) })
        places.formUnion(schemas.map { ObjectPlace(space: .schema, name: $0) })
        for table in tables { places.formUnion(table.places) }
        for view in views {
            places.formUnion((view.indexes ?? []).map { ObjectPlace(index: $0, of: view.name) })
        }
        return places
    }
}

extension Schema.Table {
    fileprivate var places: [ObjectPlace] {
        let keys = [primaryKey?.name].compactMap(\.self) + uniques.map(\.name)
        let constraints = keys + checks.map(\.name) + foreignKeys.map(\.name)
        return columns.map { name.place(.column, of: $0.name) }
            + constraints.map { name.place(.constraint, of: $0) }
            + policies.map { name.place(.policy, of: $0.name) }
            + indexes.map { ObjectPlace(index: $0, of: name) }
    }
}

extension ObjectPlace {
    fileprivate init(index: Schema.Index, of table: QualifiedName) {
        self.init(space: .relation, schema: table.schema.name, name: index.name)
    }
}

extension Difference.Kind {
    /// Which objects cannot share a name; `nil` for what migrations do not make.
    fileprivate var space: NameSpace? {
        switch self {
        case .role, .rule, .statistics, .owner, .privileges, .defaultPrivileges: nil
        case .schema: .schema
        case .extension: .extension
        case .sequence, .table, .view, .materializedView, .index, .rowSecurity, .partition: .relation
        case .enumeration, .domain, .compositeType, .rangeType: .type
        case .function: .function
        case .column: .column
        case .policy: .policy
        case .trigger: .trigger
        case .primaryKey, .unique, .check, .foreignKey, .exclusion: .constraint
        }
    }
}
