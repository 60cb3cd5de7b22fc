/// Every rule, in the order of the manual.
package enum ReviewRules {
    /// The manual's pages.
    package static let pages = all.map(\.page)

    /// A page by its rule's name.
    package static func page(of id: String) -> RulePage? { pages.first { $0.id == id } }

    static let all: [any ReviewRule] =
        columns + constraints + indexes + tables + losses + transactions + files + others

    private static let columns: [any ReviewRule] = [
        AddColumnNotNullNoDefault(), AddColumnVolatileDefault(), AddColumnSerial(), AddColumnIdentity(),
        AddColumnGeneratedStored(), AddColumnConstrainedDomain(), PreferJSONB(), AddIdentityExistingColumn(),
        AlterColumnType(), AlterColumnTypeNoRewrite(), AlterColumnTypeLossy(), AlterColumnTypeNeedsUsing(),
        AlterColumnTypeSerial(), AlterColumnTypeDependents(), EnumRecreate(), SetNotNull(), DropNotNull(),
    ]

    private static let constraints: [any ReviewRule] = [
        AddCheckWithoutNotValid(), AddForeignKeyWithoutNotValid(), ForeignKeyLocksReferencedTable(),
        NotValidForeignKeyOnPartitioned(), MissingForeignKeyIndex(), SerialForeignKey(),
        ForeignKeyTypeMismatch(), AddUniqueConstraint(), AddPrimaryKey(), AddPrimaryKeyNullableColumns(),
        AddExclusionConstraint(), ValidateInSameTransaction(), DropConstraint(), AlterDomainValidates(),
        PendingTriggerEvents(),
    ]

    private static let indexes: [any ReviewRule] = [
        CreateIndexNotConcurrent(), ConcurrentIndexIfNotExists(), ConcurrentIndexOnPartitioned(),
        ConcurrentIndexCorruption(), DropIndexNotConcurrent(), RedundantIndex(), ReindexNotConcurrent(),
    ]

    private static let tables: [any ReviewRule] = [
        RefreshNotConcurrent(), AttachPartition(), CreatePartitionLocksParent(), DetachPartition(),
        RewriteTableCommand(), VacuumFullOrCluster(), CreateTriggerRule(), DisableTrigger(), LockTable(),
        Truncate(), TruncateCascade(), SlowStatementWhileLocked(), CombineAlterTable(), MissingLockTimeout(),
        UpdateWithoutWhere(), DeleteWithoutWhere(),
    ]

    private static let losses: [any ReviewRule] = [
        DropTable(), DropColumn(), DropColumnDropsIndex(), DropCascade(), DropSchema(), DropType(),
        DropDatabase(), DropObject(), RenameColumn(), RenameTable(), RenameObject(), SetSchemaRule(),
        RenameEnumValue(), LooksLikeRename(), DropAddSameColumn(), EnableRLSWithoutPolicy(),
    ]

    private static let transactions: [any ReviewRule] = [
        NoTransactionStatement(), TransactionControl(), EnumValueUsed(), EnumDuplicateValue(),
        SessionSettingLeak(), NonRollbackableSideEffect(), OpaqueBlock(), SwallowedError(),
    ]

    private static let files: [any ReviewRule] = [
        MissingStatementBreakpoint(), EmptyChunk(), NoExecutableStatement(), DrizzleManualStep(),
        BreakpointInsideLiteral(), IdentifierTooLong(), MissingExtension(), PsqlMetaCommand(),
        CopyFromStdin(), SyntaxErrorRule(), UnsupportedSyntax(),
    ]

    private static let others: [any ReviewRule] = [
        GrantToPublic(), RevokeRights(), OpenPolicy(), DisableRowSecurity(), ReplaceFunction(), ReplaceView(),
        IdentityChange(), DropDefault(), CreateDomainWithConstraint(), WideIndex(), MissingStatementTimeout(),
        EnumValueOrder(), PreferBigint(), PreferIdentity(), PreferText(), PreferTimestamptz(), BanChar(),
        PreferLookupTable(), RequirePrimaryKey(), ForeignKeyOnDeleteCascade(),
    ]
}
