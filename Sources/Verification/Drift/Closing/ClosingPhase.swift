/// When the time of a statement comes that closes a difference, the earliest first.
///
/// What a statement needs is made before it, and what holds on to something goes before that.
enum ClosingPhase: Int, Comparable {
    case roles, schemas, renamings
    /// Policies, triggers, rules, foreign keys and inheritance go, which hold on to everything else.
    case release
    case viewsGone, constraintsGone, tablesGone, extensions, types, tables, columnsGone, functions,
        constraints
    case foreignKeys, views
    /// What says who may do what, and what happens then.
    case rights
    case objectsGone, schemasGone, rolesGone

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// Whether things go, so that what needs others goes before them.
    var isRemoval: Bool {
        switch self {
        case .release, .viewsGone, .constraintsGone, .tablesGone, .columnsGone, .objectsGone, .schemasGone,
            .rolesGone:
            true
        case .roles, .schemas, .renamings, .extensions, .types, .tables, .functions, .constraints,
            .foreignKeys, .views,
            .rights:
            false
        }
    }

    init(of statement: String, in difference: Difference) {
        if case .renamed = difference.change {
            self = .renamings
            return
        }
        let goes = statement.hasPrefix("DROP ") || statement.contains(" DROP CONSTRAINT ")
        self =
            switch difference.subject.kind {
            case .role: goes ? .rolesGone : .roles
            case .schema: goes ? .schemasGone : .schemas
            case .extension: goes ? .objectsGone : .extensions
            case .function: goes ? .objectsGone : .functions
            // What changes goes and comes at once.
            case .enumeration, .domain, .compositeType, .rangeType, .sequence:
                difference.isReplaced || !goes ? .types : .objectsGone
            case .table:
                goes ? .tablesGone : statement.contains(" NO INHERIT ") ? .release : Self.part(statement)
            case .partition: goes ? .tablesGone : .tables
            case .column:
                !difference.isReplaced && statement.contains(" DROP COLUMN ") ? .columnsGone : .tables
            case .primaryKey, .unique, .check, .exclusion, .index: goes ? .constraintsGone : .constraints
            case .foreignKey: goes ? .release : .foreignKeys
            case .view, .materializedView:
                goes ? .viewsGone : statement.hasPrefix("CREATE ") ? .views : .rights
            case .policy, .rule, .trigger: goes ? .release : .rights
            case .rowSecurity, .owner, .privileges: .rights
            }
    }

    /// Of a table that is made with all that belongs to it.
    private static func part(_ statement: String) -> Self {
        let isTable = ["CREATE TABLE ", "CREATE UNLOGGED TABLE "].contains(where: statement.hasPrefix)
        if isTable { return .tables }
        if statement.contains(" FOREIGN KEY ") { return .foreignKeys }
        let isIndex = ["CREATE INDEX ", "CREATE UNIQUE INDEX ", "ALTER SEQUENCE "].contains(
            where: statement.hasPrefix)
        if isIndex || statement.contains(" ADD CONSTRAINT ") { return .constraints }
        let isRight =
            ["CREATE ", "GRANT "].contains(where: statement.hasPrefix) || statement.contains(" OWNER TO ")
        return isRight || statement.hasSuffix(" ROW LEVEL SECURITY") || statement.contains(" TRIGGER ")
            ? .rights : .tables
    }
}

extension Difference {
    /// Whether both sides have it.
    fileprivate var isReplaced: Bool {
        if case .changed = change { true } else { false }
    }
}
