import SQL

extension RollbackPlan {
    /// A statement of the migration that no step undoes.
    package struct Leftover: Equatable, Sendable {
        /// From 1.
        package let line: Int
        /// Its beginning, on one line.
        package let words: String
        package let cause: Cause

        package enum Cause: String, Equatable, Sendable {
            /// It wrote rows.
            case rows
            /// It made or changed something that no snapshot records.
            case unrecorded
            /// Code of which nobody can tell what it did.
            case code
            /// It left no trace in what was compared.
            case traceless
        }

        /// Such as `line 12`.
        package var place: String { "line \(line)" }

        /// Why nothing undoes it, in one sentence.
        package var reason: String {
            switch cause {
            case .rows: "What it wrote stays."
            case .unrecorded: "No snapshot records it: --from files knows more."
            case .code: "Nobody can tell what its code did."
            case .traceless: "It left no trace in what was compared."
            }
        }
    }
}

extension ParsedMigration {
    /// The statements that the steps back from the changes have nothing of.
    func leftovers(
        of changes: RollbackChanges, from source: RollbackPlan.Source
    ) -> [RollbackPlan.Leftover] {
        let undone = changes.names
        return statements.compactMap { statement in
            statement.statement.cause(undone, source).map {
                RollbackPlan.Leftover(line: statement.line, words: statement.text, cause: $0)
            }
        }
    }
}

extension ParsedMigration {
    /// What is different although no statement names it, as people call it.
    func unnamed(in changes: RollbackChanges) -> [String] {
        let named = statements.reduce(into: Set<String>()) { $0.formUnion($1.statement.allNames) }
        let strangers = changes.differences.filter { difference in
            difference.isOfRows && named.isDisjoint(with: difference.names)
        }
        return strangers.map { ($0.subject.table.map { "\($0.display)." } ?? "") + $0.subject.name }
    }
}

extension RollbackChanges {
    /// The bare names of everything that a step is about, before and after.
    fileprivate var names: Set<String> { Set(differences.flatMap(\.names)) }
}

extension Difference {
    /// Whether it is about a table or a part of one, which code that nobody can look into may have made too.
    fileprivate var isOfRows: Bool { subject.kind == .table || subject.table != nil }

    /// Its bare names and that of its table, before and after.
    fileprivate var names: [String] {
        let whole = [subject.name, subject.table?.name.name, formerName].compactMap(\.self)
        return whole + whole.compactMap { $0.split(separator: ".").last.map(String.init) }
    }

    fileprivate var formerName: String? {
        if case .renamed(let name) = change { name } else { nil }
    }
}

extension SQLStatement {
    /// Why nothing undoes it; `nil` where the steps are about what it names, or there is nothing to undo.
    fileprivate func cause(
        _ undone: Set<String>, _ source: RollbackPlan.Source
    ) -> RollbackPlan.Leftover.Cause? {
        let unknown: RollbackPlan.Leftover.Cause = source == .snapshots ? .unrecorded : .traceless
        switch self {
        case .block(let block):
            guard !block.guarded.isEmpty else { return .code }
            return block.guarded.lazy.compactMap { $0.cause(undone, source) }.first
        case .other(let words): return Self.cause(ofOther: words, unknown)
        case .unreadable: return .code
        case .setSearchPath: return nil
        case .grant: return source == .files ? nil : .unrecorded
        case .comment: return unknown
        case .createTable, .alterTable, .createIndex, .createEnum, .alterEnum, .createType, .createView,
            .createSequence, .alterSequence, .createSchema, .createExtension, .createFunction, .createTrigger,
            .createPolicy, .alterPolicy, .drop, .rename, .setSchema:
            return undone.isDisjoint(with: names) ? unknown : nil
        }
    }

    /// The same with what a guarded block does.
    fileprivate var allNames: Set<String> {
        guard case .block(let block) = self else { return names }
        return block.guarded.reduce(into: names) { $0.formUnion($1.allNames) }
    }

    private static func cause(
        ofOther words: String, _ unknown: RollbackPlan.Leftover.Cause
    ) -> RollbackPlan.Leftover.Cause? {
        switch words {
        case "INSERT", "UPDATE", "DELETE", "MERGE", "COPY", "TRUNCATE", "WITH": .rows
        case "SELECT", "CALL": .code
        case "BEGIN", "START", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET", "RESET", "LOCK",
            "ANALYZE", "VACUUM", "REFRESH MATERIALIZED", "NOTIFY", "VALUES":
            nil
        case "CREATE ROLE", "CREATE USER", "DROP ROLE", "ALTER ROLE": nil
        case let words where words.hasPrefix("CREATE RULE") || words.hasPrefix("CREATE STATISTICS"):
            unknown == .traceless ? nil : unknown
        default: unknown
        }
    }

    /// The bare names of what it makes, changes or drops.
    private var names: Set<String> {
        let names: [Identifier?] =
            switch self {
            case .createTable(let made): [made.name.name]
            case .alterTable(let changed): [changed.name.name]
            case .createIndex(let made): [made.name, made.table.name]
            case .createEnum(let made): [made.name.name]
            case .alterEnum(let changed): [changed.name.name]
            case .createType(let made): [made.name.name]
            case .createView(let made): [made.name.name]
            case .createSequence(let made): [made.name.name]
            case .alterSequence(let changed): [changed.name.name]
            case .createSchema(let made): [made.name]
            case .createExtension(let made): [made.name]
            case .createFunction(let made): [made.name.name]
            case .createTrigger(let made): [made.name, made.table.name]
            case .createPolicy(let policy), .alterPolicy(let policy): [policy.name, policy.table.name]
            case .drop(let drop): drop.objects.flatMap { [$0.name.name, $0.part] }
            case .rename(let rename): [rename.object.name.name, rename.newName]
            case .setSchema(let change): [change.object.name.name]
            case .comment, .grant, .setSearchPath, .block, .other, .unreadable: []
            }
        return Set(names.compactMap { $0?.name })
    }
}
