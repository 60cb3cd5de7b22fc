/// One question that is asked of the files.
///
/// Its doc comment is its page in the manual; its sentences stand in a private extension beside it.
protocol CheckRule: Sendable {
    func findings(in material: CheckMaterial) -> [CheckFinding]
}

/// Every rule, in the order in which findings of one severity are told.
enum CheckRules {
    static let all: [any CheckRule] = [
        FolderProblems(), ConversionHalfDone(), SnapshotProblems(), OutdatedSnapshots(), CopiedSnapshots(),
        SnapshotCollisions(), SchemaBranches(), ChainOfDifferences(), SnapshotsWithOneID(),
        NextNumberTaken(), TimeGoesBack(), TimeDuplicates(), TimeInFuture(), TimeImplausible(),
        IndexDuplicates(), IndexGaps(), NumberAndIndex(), SameNumber(), StrayFiles(),
        MissingSnapshots(), SnapshotParents(), SnapshotOrder(), StraySnapshots(), LinksOutside(),
        SameTimestamp(),
        CutStatements(), SwallowedStatements(), RefusedStatements(), OutsideTransaction(), OwnTransaction(),
        NewEnumValues(),
        LongNameRules(), ImpossibleStatements(), FileEncoding(),
        RoundTimes(), EmptyMigrations(), SeveralStatements(),
    ]
}
