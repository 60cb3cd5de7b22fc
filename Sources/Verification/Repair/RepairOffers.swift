import Drizzle
import SQL

/// A plan that makes sense now, and why.
package struct RepairOffer: Equatable, Sendable {
    package let kind: RepairKind
    package let targets: [RepairTarget]
    /// Why it applies, in one sentence.
    package let reason: String

    package init(_ kind: RepairKind, _ targets: [RepairTarget], reason: String) {
        (self.kind, self.targets, self.reason) = (kind, targets, reason)
    }

    /// As it is typed behind `raingauge repair` in a shell.
    package var words: String {
        ([kind.rawValue] + targets.map(\.description.shellWord)).joined(separator: " ")
    }
}

extension RepairPlanner {
    /// The plans that apply to the present situation; none when everything is in step.
    package var offers: [RepairOffer] {
        if case .unreadable = status.ledger { return chainOffers }
        // What would suit this folder would harm the project that the rows belong to, unless they are its own of old.
        if status.isLedgerOfOthers { return evidence.squashOffers + chainOffers }
        let evident = evidentOffers
        let others = status.entries.flatMap(offers) + ceilingOffers
        let answered = Set(evident.flatMap(answered))
        return evident + others.filter { !answered.isSuperset(of: $0.targets) } + adoptionOffers + chainOffers
    }

    var evidence: RepairEvidence { RepairEvidence(self) }

    /// The plans that what is there calls for.
    private var evidentOffers: [RepairOffer] {
        let evidence = evidence
        let squash = evidence.squashOffers
        return evidence.timeOffers + evidence.absenceOffers
            + (squash.isEmpty ? evidence.presenceOffers : squash)
    }

    /// What needs no other plan once this one was run.
    private func answered(_ offer: RepairOffer) -> [RepairTarget] {
        guard let after = try? plan(offer.kind, offer.targets).after else { return [] }
        let calm = after.entries.filter { entry in
            let before = status.entries.first { $0.migration?.tag == entry.migration?.tag }
            return !entry.state.isAlarming && (before?.state != entry.state || before?.next != entry.next)
        }.compactMap(\.migration?.tag)
        let rows = Set(after.entries.compactMap(\.row?.id))
        let gone = status.entries.compactMap(\.row?.id).filter { !rows.contains($0) }
        return calm.map(RepairTarget.tag) + gone.map(RepairTarget.row)
    }

    /// The plans that apply to one line, then what else could be done with it, then those that apply elsewhere.
    package func offers(around entry: StatusEntry?) -> [RepairOffer] {
        guard let entry, !status.isLedgerOfOthers else { return offers }
        let here = offers(for: entry)
        let more = possibilities(for: entry).filter { offer in
            !here.contains { $0.kind == offer.kind && $0.targets == offer.targets }
        }
        return here + more + offers.filter { !here.contains($0) }
    }

    /// What makes sense for a line although nothing is wrong with it.
    private func possibilities(for entry: StatusEntry) -> [RepairOffer] {
        guard let tag = entry.migration?.tag else { return [] }
        let targets = [RepairTarget.tag(tag)]
        if isFresh, entry.isAhead {
            return [RepairOffer(.adopt, targets, reason: evidence.adoptionReason(tag))]
        }
        guard case .table = status.ledger else { return [] }
        switch entry.state {
        case .pending, .skipped:
            return [
                RepairOffer(
                    .markApplied, targets, reason: "If the SQL of \(tag) was run by hand, this records it.")
            ]
        case .applied, .edited:
            return [
                RepairOffer(
                    .markPending, targets,
                    reason: "If what \(tag) did was undone by hand, this takes its row away.")
            ]
        case .unknown, .duplicate, .missingFile, .strayFile, .undecided: return []
        }
    }

    /// The plans for one line, those first that its state calls for.
    func offers(for entry: StatusEntry) -> [RepairOffer] {
        if let row = entry.row, entry.migration == nil { return offers(for: row, entry) }
        guard let tag = entry.migration?.tag else { return [] }
        let targets = [RepairTarget.tag(tag)]
        switch entry.state {
        case .skipped:
            return [
                RepairOffer(
                    .restamp, targets, reason: "\(tag) is skipped for ever; with a new time Drizzle runs it."),
                RepairOffer(
                    .markApplied, targets,
                    reason: "\(tag) is skipped for ever; if its SQL was run by hand, this records it."),
            ]
        case .pending where entry.next == .runsAgain:
            return [
                RepairOffer(
                    .markApplied, targets,
                    reason: "\(tag) is recorded otherwise, and Drizzle would run it again.")
            ]
        case .edited:
            return editOffers(tag, targets)
        case .applied, .pending, .unknown, .duplicate, .missingFile, .strayFile, .undecided: return []
        }
    }

    /// None where it would hide that a table is missing.
    private func editOffers(_ tag: String, _ targets: [RepairTarget]) -> [RepairOffer] {
        guard !evidence.lacksTable(tag) else { return [] }
        let lacking = evidence.landing?[tag: tag]?.crosses.first.map {
            " Of what it says now, \($0.kind.rawValue) \($0.name) \($0.verdict.predicate): that needs a migration of its own."
        }
        return [
            RepairOffer(
                .acceptEdit, targets,
                reason: "\(tag) was changed after it was applied." + (lacking ?? ""))
        ]
    }

    private func offers(for row: LedgerRow, _ entry: StatusEntry) -> [RepairOffer] {
        guard let id = row.id else { return [] }
        let reason =
            if case .repeats(let tag) = entry.reason { "repeats that of \(tag)" } else {
                "has no file in this folder"
            }
        return [RepairOffer(.removeRow, [.row(id)], reason: "Row #\(id) \(reason).")]
    }

    private var ceilingOffers: [RepairOffer] {
        status.nextRun.warnings.compactMap { warning in
            if case .futureTime(let tag, let when) = warning {
                return RepairOffer(
                    .moveCeiling, [.tag(tag)], reason: "\(tag) has a time that has not come yet (\(when)).")
            }
            if case .futureRow(let id?, let when) = warning {
                return RepairOffer(
                    .moveCeiling, [.row(id)], reason: "Row #\(id) has a time that has not come yet (\(when))."
                )
            }
            guard case .everythingPending(let id?) = warning else { return nil }
            return RepairOffer(
                .moveCeiling, [.row(id)], reason: "Row #\(id) has no time, so Drizzle runs everything again.")
        }
    }

    private var adoptionOffers: [RepairOffer] {
        guard isFresh, let first = folder.migrations.first, first.content != nil else { return [] }
        guard evidence.landing == nil else { return evidence.adoptionOffers }
        return [RepairOffer(.adopt, [.tag(first.tag)], reason: evidence.adoptionReason(first.tag))]
    }

    /// Whether nothing is recorded yet.
    private var isFresh: Bool {
        switch status.ledger {
        case .absent: true
        case .table(let table): table.rows.isEmpty
        case .elsewhere, .unreadable: false
        }
    }

    private var chainOffers: [RepairOffer] {
        let relinks = material.chain.relinks
        guard !relinks.isEmpty else { return [] }
        let tags = relinks.map(\.tag).inFull
        return [
            RepairOffer(
                .relink, [],
                reason:
                    "The snapshots are no chain: \(tags) \(relinks.count == 1 ? "follows" : "follow") a parent that is taken or missing."
            )
        ]
    }
}

extension LandingVerdict {
    /// What is to be said of the object: that it `is not there`, or in what it differs.
    fileprivate var predicate: String {
        if case .different = self { "differs (\(words))" } else { words }
    }
}
