import SQL

/// A statement that makes a copy, which is sent only when PostgreSQL's parser finds nothing in it but that.
///
/// What a snapshot says stands in it as it was written: a query, a default, a condition, an option. In somebody else's
/// folder that may be anything.
struct ShadowStatement {
    let text: String
    /// Why it is not sent, for a person to read; `nil` where it may be.
    let refusal: String?
    /// Whether PostgreSQL calls functions while it makes the object, if there are any that it may call.
    let isPlanned: Bool

    /// - Parameters:
    ///   - text: One CREATE, by intention.
    ///   - schemas: Where copies may be made.
    init(_ text: String, in schemas: [String]) {
        self.text = text
        guard let creation = DescribingCreation(text), let place = creation.schema?.name,
            schemas.contains(place)
        else {
            (refusal, isPlanned) = (
                "what the file says of it is not one definition, so it was not sent", false
            )
            return
        }
        let foreign = (creation.plannedSchemas ?? []).subtracting(schemas + ["pg_catalog"]).sorted().first
        refusal = foreign.map { "to define it, PostgreSQL would call functions of the schema \($0)" }
        isPlanned = creation.plannedSchemas != nil
    }
}
