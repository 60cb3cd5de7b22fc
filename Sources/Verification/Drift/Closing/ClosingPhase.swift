/// When the time of a statement comes that closes a difference, the earliest first.
///
/// What a statement needs is made before it, and what holds on to something goes before that.
enum ClosingPhase: Int, Comparable {
    case roles, schemas, renamings
    /// Policies, triggers, rules, foreign keys and inheritance go, which hold on to everything else.
    case release
    case viewsGone, constraintsGone, tablesGone
    /// What only makes way: computed columns and functions.
    case computedGone, functionsGone
    case extensions, types, tables, columnsGone, functions, computed, constraints
    case foreignKeys, views, viewParts, refreshes
    /// What made way together with something else comes back.
    case restored
    /// What says who may do what, and what happens then.
    case rights
    case objectsGone, schemasGone, rolesGone

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// Whether things go, so that what needs others goes before them.
    var isRemoval: Bool {
        switch self {
        case .release, .viewsGone, .constraintsGone, .tablesGone, .computedGone, .functionsGone, .columnsGone,
            .objectsGone, .schemasGone, .rolesGone:
            true
        case .roles, .schemas, .renamings, .extensions, .types, .tables, .functions, .computed, .constraints,
            .foreignKeys, .views, .viewParts, .refreshes, .restored, .rights:
            false
        }
    }

    /// `remadeViews` go and come back, after which what hangs on them can be changed.
    init(of statement: String, in difference: Difference, remadeViews: Set<String>) {
        if case .renamed = difference.change {
            self = .renamings
            return
        }
        if let table = difference.subject.table, remadeViews.contains(table.display) {
            self = difference.subject.kind == .index ? .viewParts : .rights
            return
        }
        let goes = statement.hasPrefix("DROP ") || statement.contains(" DROP CONSTRAINT ")
        self =
            switch difference.subject.kind {
            case .role: goes ? .rolesGone : .roles
            case .schema: goes ? .schemasGone : .schemas
            case .extension: goes ? .objectsGone : .extensions
            case .function:
                goes
                    ? difference.isReplaced ? .functionsGone : .objectsGone
                    : Self.made(statement) ?? .functions
            // What changes goes and comes at once.
            case .enumeration, .domain, .compositeType, .rangeType:
                difference.isReplaced || !goes ? Self.made(statement) ?? .types : .objectsGone
            case .sequence:
                goes
                    ? .objectsGone
                    : statement.hasSuffix(" OWNED BY NONE")
                        ? .release
                        : statement.contains(" OWNED BY ") ? .constraints : Self.made(statement) ?? .types
            case .table:
                goes ? .tablesGone : statement.contains(" NO INHERIT ") ? .release : Self.part(statement)
            case .partition: goes ? .tablesGone : .tables
            case .column:
                !difference.isReplaced && statement.contains(" DROP COLUMN ") ? .columnsGone : .tables
            case .primaryKey, .unique, .check, .exclusion, .index, .statistics:
                goes ? .constraintsGone : .constraints
            case .foreignKey: goes ? .release : .foreignKeys
            case .view, .materializedView: goes ? .viewsGone : Self(ofView: statement)
            case .policy, .rule, .trigger: goes ? .release : .rights
            case .rowSecurity, .owner, .privileges, .defaultPrivileges: .rights
            }
    }

    /// When something makes way that stays as it is.
    init(leaving kind: Difference.Kind, by statement: String) {
        self =
            switch kind {
            case .view, .materializedView: .viewsGone
            case .column: statement.contains(" DROP COLUMN ") ? .computedGone : .release
            case .function: .functionsGone
            case .primaryKey, .unique, .check, .exclusion, .index, .statistics: .constraintsGone
            case .foreignKey, .policy, .trigger, .rule, .role, .schema, .sequence, .table, .enumeration,
                .rowSecurity, .partition, .domain, .compositeType, .rangeType, .extension, .owner,
                .privileges, .defaultPrivileges:
                .release
            }
    }

    /// When it comes back.
    init(returning kind: Difference.Kind, by statement: String) {
        self =
            switch kind {
            case .view, .materializedView: Self(ofView: statement)
            case .column: .computed
            case .function: statement.isGrantOrOwner ? .restored : .functions
            case .primaryKey, .unique, .check, .exclusion, .index, .statistics: .constraints
            case .foreignKey: .foreignKeys
            case .policy, .trigger, .rule, .role, .schema, .sequence, .table, .enumeration, .rowSecurity,
                .partition, .domain, .compositeType, .rangeType, .extension, .owner, .privileges,
                .defaultPrivileges:
                .restored
            }
    }

    private init(ofView statement: String) {
        self =
            ["CREATE VIEW ", "CREATE MATERIALIZED VIEW "].contains(where: statement.hasPrefix)
            ? .views
            : ["CREATE INDEX ", "CREATE UNIQUE INDEX "].contains(where: statement.hasPrefix)
                ? .viewParts : statement.hasPrefix("REFRESH ") ? .refreshes : .restored
    }

    /// Of something that is made with whose it is and who may use it.
    private static func made(_ statement: String) -> Self? { statement.isGrantOrOwner ? .restored : nil }

    /// Of a table that is made with all that belongs to it.
    private static func part(_ statement: String) -> Self {
        let isTable = ["CREATE TABLE ", "CREATE UNLOGGED TABLE "].contains(where: statement.hasPrefix)
        if isTable { return .tables }
        if statement.contains(" FOREIGN KEY ") { return .foreignKeys }
        let isIndex = ["CREATE INDEX ", "CREATE UNIQUE INDEX ", "ALTER SEQUENCE "].contains(
            where: statement.hasPrefix)
        if isIndex || statement.contains(" ADD CONSTRAINT ") { return .constraints }
        let isRight = statement.hasPrefix("CREATE ") || statement.isGrantOrOwner
        let needsIndex = [" REPLICA IDENTITY ", " CLUSTER ON "].contains { statement.contains($0) }
        let switches = [" TRIGGER ", " RULE "].contains { statement.contains($0) }
        return isRight || needsIndex || switches || statement.hasSuffix(" ROW LEVEL SECURITY")
            ? .rights : .tables
    }
}

extension String {
    fileprivate var isGrantOrOwner: Bool {
        ["GRANT ", "REVOKE "].contains(where: hasPrefix) || contains(" OWNER TO ")
    }
}

extension Difference.Kind {
    var isView: Bool { self == .view || self == .materializedView }
}

extension Difference {
    /// Whether both sides have it.
    fileprivate var isReplaced: Bool {
        if case .changed = change { true } else { false }
    }
}
