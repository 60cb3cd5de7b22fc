/// Which statements may not change places with which: Drizzle Kit 1.0's table.
///
/// - Source: drizzle-kit/src/dialects/postgres/commutativity.ts, `getStatementDefinitions`.
extension StatementKind {
    /// Kinds that conflict with this one on the same target.
    package var conflicts: Set<StatementKind> {
        switch self {
        case .createTable, .moveTable: Self.tables
        case .renameTable: Self.tables.union([.createIndex])
        case .dropTable:
            Self.tables.union(Self.columns).union([.alterRowSecurity, .createIndex, .recreateIndex])
        case .addColumn, .dropColumn, .alterColumn, .recreateColumn, .renameColumn: Self.columns
        case .createIndex, .dropIndex, .renameIndex, .recreateIndex: [.createIndex, .dropIndex, .renameIndex]
        case .addPrimaryKey, .dropPrimaryKey, .alterPrimaryKey: Self.primaryKeys
        case .createForeignKey, .dropForeignKey, .recreateForeignKey: Self.foreignKeys
        case .addUnique, .dropUnique, .alterUnique: Self.uniques
        case .addCheck, .dropCheck, .alterCheck: Self.checks
        case .renameConstraint:
            Self.primaryKeys.union(Self.foreignKeys).union(Self.uniques).union(Self.checks).union([
                .renameConstraint
            ])
        case .createEnum, .dropEnum, .renameEnum, .alterEnum, .recreateEnum, .moveEnum: Self.enums
        case .createSequence, .dropSequence, .renameSequence, .alterSequence, .moveSequence: Self.sequences
        case .createView, .dropView, .renameView, .alterView, .moveView: Self.views
        case .createSchema, .dropSchema, .renameSchema: Self.inSchemas
        case .createPolicy, .dropPolicy, .renamePolicy, .alterPolicy, .recreatePolicy: Self.policies
        case .alterRowSecurity:
            [.alterRowSecurity, .createPolicy, .dropPolicy, .alterPolicy, .recreatePolicy]
        case .createRole, .renameRole, .alterRole: Self.roles
        case .dropRole: Self.roles.union(Self.privileges)
        case .grantPrivilege, .revokePrivilege, .regrantPrivilege: Self.privileges
        }
    }

    private static let tables: Set<Self> = [.createTable, .dropTable, .renameTable, .moveTable]
    private static let columns: Set<Self> = [
        .addColumn, .dropColumn, .alterColumn, .recreateColumn, .renameColumn,
    ]
    private static let primaryKeys: Set<Self> = [.addPrimaryKey, .dropPrimaryKey, .alterPrimaryKey]
    private static let foreignKeys: Set<Self> = [.createForeignKey, .dropForeignKey, .recreateForeignKey]
    private static let uniques: Set<Self> = [.addUnique, .dropUnique, .alterUnique]
    private static let checks: Set<Self> = [.addCheck, .dropCheck, .alterCheck]
    private static let enums: Set<Self> = [
        .createEnum, .dropEnum, .renameEnum, .alterEnum, .recreateEnum, .moveEnum,
    ]
    private static let sequences: Set<Self> = [
        .createSequence, .dropSequence, .renameSequence, .alterSequence, .moveSequence,
    ]
    private static let views: Set<Self> = [.createView, .dropView, .renameView, .alterView, .moveView]
    private static let policies: Set<Self> = [
        .createPolicy, .dropPolicy, .renamePolicy, .alterPolicy, .recreatePolicy,
    ]
    private static let roles: Set<Self> = [.createRole, .dropRole, .renameRole, .alterRole]
    private static let privileges: Set<Self> = [.grantPrivilege, .revokePrivilege, .regrantPrivilege]

    /// Everything that has a schema, and schemas themselves.
    private static let inSchemas = Set(allCases).subtracting(roles)
}
