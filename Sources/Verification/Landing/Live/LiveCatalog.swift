/// What the database has under the names that the migrations speak of.
struct LiveCatalog {
    var relations: [LiveName: LiveRelation] = [:]
    var columns: [LiveName: [String: LiveColumn]] = [:]
    var constraints: [LiveName: [LiveConstraint]] = [:]
    /// By their tables.
    var indexes: [LiveName: [LiveIndex]] = [:]
    var types: [LiveName: LiveType] = [:]
    var policies: [LiveName: [String: LivePolicy]] = [:]
    var triggers: [LiveName: [String: LiveTrigger]] = [:]
    var functions: [LiveName: [LiveFunction]] = [:]
    var schemas: [String: LiveSchema] = [:]
    var extensions: [String: LiveExtension] = [:]
}
