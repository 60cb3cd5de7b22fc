/// What the role may do that Drizzle's migrator does before anything else.
///
/// It always runs `CREATE SCHEMA IF NOT EXISTS`, for which the server wants CREATE on the database even when the schema exists.
///
/// - Source: drizzle-orm/src/pg-core/dialect.ts, `migrate`.
package struct LedgerRights: Equatable, Sendable {
    package let canCreateSchemas: Bool
    /// Nothing can be written there, whoever asks.
    package let isStandby: Bool
    package let role: String
    package let database: String

    package init(canCreateSchemas: Bool, isStandby: Bool, role: String, database: String) {
        (self.canCreateSchemas, self.isStandby) = (canCreateSchemas, isStandby)
        (self.role, self.database) = (role, database)
    }
}
