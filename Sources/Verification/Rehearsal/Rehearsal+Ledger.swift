import Drizzle
import SQL

/// What the files of a run do to Drizzle's own ledger, which is there by the time they run.
struct LedgerInRun: Sendable {
    let location: LedgerLocation
    /// Nobody knows any more what it is like once a file has made another one.
    var isRemade = false
    var isGone = false
    /// Columns that are gone.
    var lost: Set<Identifier> = []

    var name: Identifier { Identifier(cutting: location.table) }
    var schema: Identifier { Identifier(cutting: location.schema) }
}

extension Rehearsal {
    /// What the server has against a statement about the ledger, and what becomes of the ledger.
    mutating func judgeLedger(_ statement: SQLStatement, at place: Place) {
        guard let ledger else { return }
        switch statement {
        case .createTable(let table) where isLedger(table.name) && !table.isTemporary:
            make(unlessThere: table.isIfNotExists, at: place)
        case .createSchema(let schema)
        where schema.name == ledger.schema && !schema.isIfNotExists && !ledger.isGone:
            note(.catalog(.there(.schema, ledger.schema.name, at: place)), at: place)
        case .drop(let drop): self.drop(drop, ledger, at: place)
        case .rename(let rename): self.rename(rename, ledger)
        case .setSchema(let move) where move.object.kind == .table && isLedger(move.object.name):
            self.ledger?.isGone = true
        case .alterTable(let alteration) where isLedger(alteration.name):
            for case .dropColumn(let column, _, _) in alteration.changes { self.ledger?.lost.insert(column) }
        case .createTable, .createSchema, .setSchema, .alterTable, .createIndex, .createEnum, .alterEnum,
            .createType, .createView, .createSequence, .alterSequence, .createExtension, .createFunction,
            .createTrigger, .createPolicy, .alterPolicy, .comment, .grant, .setSearchPath, .block, .other,
            .unreadable:
            return
        }
    }

    func isLedger(_ name: ObjectName) -> Bool {
        guard let ledger, name.name == ledger.name else { return false }
        return name.schema.map { $0 == ledger.schema } ?? searchPath.contains(ledger.schema)
    }

    private mutating func make(unlessThere isOptional: Bool, at place: Place) {
        guard let ledger else { return }
        if ledger.isGone {
            self.ledger?.isGone = false
            self.ledger?.isRemade = true
        } else if !isOptional {
            note(.catalog(.there(.table, ledger.name.name, at: place)), at: place)
        }
    }

    private mutating func drop(_ drop: Drop, _ ledger: LedgerInRun, at place: Place) {
        for object in drop.objects {
            if object.kind == .table, isLedger(object.name) { self.ledger?.isGone = true }
            guard object.kind == .schema, object.name.name == ledger.schema else { continue }
            if drop.isCascading || ledger.isGone {
                self.ledger?.isGone = true
            } else {
                note(.execution(.schemaInUse(ledger.schema.name)), at: place)
            }
        }
    }

    private mutating func rename(_ rename: Rename, _ ledger: LedgerInRun) {
        let object = rename.object
        if object.kind == .schema, object.name.name == ledger.schema { self.ledger?.isGone = true }
        if object.kind == .table, isLedger(object.name) { self.ledger?.isGone = true }
        if object.kind == .column, isLedger(object.name), let column = object.part {
            self.ledger?.lost.insert(column)
        }
    }

    /// The row that Drizzle writes behind a migration.
    mutating func judgeRow(of script: RunScript) {
        let place = Place(script, nil)
        if let ledger, !ledger.isRemade {
            let wanted = ["hash", "created_at"].map { Identifier($0) }
            if ledger.isGone {
                note(.row(.gone(ledger.location.description)), at: place)
            } else if let column = wanted.first(where: ledger.lost.contains) {
                note(.row(.columnGone(column.name, table: ledger.name.name)), at: place)
            }
        }
        if session.isReadOnly { note(.row(.readOnly), at: place) }
        if let role = session.role, let denied = server?.denied[role] {
            note(.missing(.privilegeOnLedger(denied, role: role.name)), at: place)
        }
        session.hasQueried = true
        rows.write(script.tag, isInTransaction: transaction.endedBy == nil)
    }

    /// `TRUNCATE` of the ledger, and `DELETE` of all that is in it.
    mutating func judgeLoss(of statement: SQLStatement, _ look: StatementLook, at place: Place) {
        guard let ledger, statement == .other("TRUNCATE") || statement == .other("DELETE") else { return }
        guard look.text.contains(ledger.location.table), !look.text.lowercased().contains("where"),
            let mentions = look.deep?.mentions,
            mentions.relations.contains(where: isLedger)
        else { return }
        rows.empty()
        emptied = emptied ?? place
    }
}

extension LandingStop {
    fileprivate static func there(
        _ kind: LandingKind, _ name: String, at place: Rehearsal.Place
    ) -> LandingStop {
        LandingStop(
            line: place.line, text: place.statement, code: kind.duplicateCode, kind: kind, name: name,
            reason: .isThere)
    }
}
