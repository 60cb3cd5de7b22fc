import Catalog
package import Rows

extension PlaceCommand {
    package static let find = PlaceCommand(
        CommandEntry(
            "find", "find a value", keys: "gf",
            help: "Looks for a value in every table where its type fits, such as `:find 9f3c41d0-…`."),
        worded: { .finding(SoughtValue($0)) }
    ) { _ in .to(.finding(nil)) }
}

extension Destination {
    /// Where a value is in the database; without one, it is asked for.
    package static func finding(_ value: SoughtValue?) -> Destination {
        Destination { FindScreen(id: $0, value: value) }
    }

    /// The rows that have a value.
    static func found(_ find: Find, _ value: SoughtValue) -> Destination {
        let (relation, filter) = (find.column.relation, find.column.filter(value))
        let column = find.column.column.name
        return Destination {
            TableScreen(
                id: $0, relation: relation, column: column, filter: filter, trail: ["find"])
        }
    }
}
