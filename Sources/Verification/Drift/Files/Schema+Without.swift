import Catalog
import SQL

extension Schema {
    /// Without what stands in some places, and what of it was there.
    func without(_ places: Set<ObjectPlace>) -> (schema: Schema, removed: [Difference.Subject]) {
        guard !places.isEmpty else { return (self, []) }
        var removal = Removal(places: places)
        var rest = self
        rest.tables = removal.take(tables, .relation, .table, \.name).map { removal.parts(of: $0) }
        rest.views = views.filter { view in
            !removal.takes(
                view.name.place(.relation), .init(view.isMaterialized ? .materializedView : .view, view.name))
        }
        rest.sequences = removal.take(sequences, .relation, .sequence, \.name)
        rest.enums = removal.take(enums, .type, .enumeration, \.name)
        rest.schemas = schemas.filter { name in
            !removal.takes(ObjectPlace(space: .schema, name: name), .init(.schema, name))
        }
        return (rest, removal.removed)
    }
}

/// Leaves out what stands in some places, and keeps account of it.
private struct Removal {
    let places: Set<ObjectPlace>
    private(set) var removed: [Difference.Subject] = []

    init(places: Set<ObjectPlace>) { self.places = places }

    mutating func takes(_ place: ObjectPlace, _ subject: Difference.Subject) -> Bool {
        guard places.contains(place) else { return false }
        removed.append(subject)
        return true
    }

    mutating func take<Object>(
        _ objects: [Object], _ space: NameSpace, _ kind: Difference.Kind, _ name: (Object) -> QualifiedName
    ) -> [Object] {
        objects.filter { !takes(name($0).place(space), .init(kind, name($0))) }
    }

    /// Constraints and indexes stay: who knows them by another name has to find them.
    mutating func parts(of table: Schema.Table) -> Schema.Table {
        var rest = table
        rest.columns = table.columns.filter { column in
            !takes(
                table.name.place(.column, of: column.name), .init(.column, column.name, in: table.name))
        }
        return rest
    }
}
