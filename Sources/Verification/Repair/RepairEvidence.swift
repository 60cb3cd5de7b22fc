import Drizzle

/// What the database itself says about which plans make sense: what is there of the migrations.
struct RepairEvidence {
    private let planner: RepairPlanner
    /// `nil` when nobody looked; then nothing is said.
    let landing: LandingReport?

    init(_ planner: RepairPlanner) { (self.planner, landing) = (planner, planner.material.landing) }

    private var status: MigrationStatus { planner.status }

    func presence(of tag: String) -> MigrationLanding.Presence { landing?[tag: tag]?.presence ?? .unknown }

    /// Whether a table is not there that the migration makes.
    func lacksTable(_ tag: String) -> Bool {
        landing?[tag: tag]?.crosses.contains { $0.kind == .table && $0.verdict == .missing } ?? false
    }

    // MARK: What it calls for

    /// Rows that record a migration under another time, and thereby hide others.
    var timeOffers: [RepairOffer] {
        status.entries.compactMap { entry in
            guard entry.state == .applied, case .recordedAt(let time) = entry.reason,
                let tag = entry.migration?.tag, let id = entry.row?.id,
                let plan = try? planner.plan(.markApplied, [.tag(tag)])
            else { return nil }
            let freed = status.hidden(since: plan.after)
            guard !freed.isEmpty else { return nil }
            return RepairOffer(
                .markApplied, [.tag(tag)],
                reason:
                    "Row #\(id) is \(tag) under another time (\(time)); with the file's, Drizzle no longer skips \(freed.inFull)."
            )
        }
    }

    /// What is recorded although nothing of it is there.
    var absenceOffers: [RepairOffer] {
        let tags = status.entries.filter { $0.isApplied && $0.row?.id != nil }.compactMap(\.migration?.tag)
            .filter { presence(of: $0) == .nothing }
        let targets = tags.map(RepairTarget.tag)
        guard !tags.isEmpty, let plan = try? planner.plan(.markPending, targets) else { return [] }
        let (it, its) = tags.count == 1 ? ("it", "its row is") : ("them", "their rows are")
        let runs = plan.after.entries.filter { $0.next == .runs }.compactMap(\.migration?.tag)
        let follows =
            tags.allSatisfy(runs.contains)
            ? "Drizzle runs \(it) once \(its) gone."
            : "once \(its) gone, `restamp` makes Drizzle run \(it)."
        return [
            RepairOffer(
                .markPending, targets,
                reason: "\(tags.inFull): recorded, but nothing of \(it) is there; \(follows)")
        ]
    }

    /// What is there although nobody recorded it, as long as recording it hides nothing else.
    var presenceOffers: [RepairOffer] {
        guard case .table(let table) = status.ledger, !table.rows.isEmpty else { return [] }
        let reached = reached
        let others = status.entries.filter { $0.isAhead && $0.row == nil }.compactMap(\.migration?.tag)
            .filter { presence(of: $0) == .all && !reached.contains($0) }
        let groups = (reached.isEmpty ? [] : [reached]) + others.map { [$0] }
        return groups.compactMap { tags in
            let targets = tags.map(RepairTarget.tag)
            guard let plan = try? planner.plan(.markApplied, targets),
                plan.after.hidden(since: status).isEmpty
            else { return nil }
            return RepairOffer(.markApplied, targets, reason: presenceReason(tags))
        }
    }

    private func presenceReason(_ tags: [String]) -> String {
        let stop = tags.lazy.compactMap { landing?[tag: $0]?.stop }.first
        let all = tags.count == 1 ? "Everything \(tags[0]) makes" : "Everything that \(tags.inFull) make"
        return "\(all) is there already"
            + (stop.map { ", and Drizzle would stop at it (\($0.code))." } ?? "; this records it.")
    }

    /// The migrations that are not recorded, as far as everything up to them is there.
    var reached: [String] {
        guard let landing, let sound = landing.reach.sound else { return [] }
        let tags = landing.ahead.map(\.tag)
        return Array(tags[...(tags.firstIndex(of: sound) ?? 0)])
    }

    /// A folder that begins with a migration which stands for those whose rows have no file any more.
    var squashOffers: [RepairOffer] {
        let tags = reached
        guard let first = planner.folder.migrations.first?.tag, tags.first == first,
            let plan = try? planner.plan(.squash, tags.map(RepairTarget.tag))
        else { return [] }
        let rows = plan.changes.compactMap { if case .delete(let row) = $0 { row.id } else { nil } }
        let replaced = rows.map { "#\($0)" }.inFull
        return [
            RepairOffer(
                .squash, tags.map(RepairTarget.tag),
                reason:
                    "Everything \(tags.inFull) \(tags.count == 1 ? "makes" : "make") is there, made by the migrations of row\(rows.count == 1 ? "" : "s") \(replaced), which have no file any more."
            )
        ]
    }
}

extension MigrationStatus {
    /// What Drizzle skips for ever in this state of things and did not in another one.
    func hidden(since other: MigrationStatus) -> [String] {
        let known = Set(other.skipped)
        return skipped.filter { !known.contains($0) }
    }

    private var skipped: [String] { entries.filter { $0.state == .skipped }.compactMap(\.migration?.tag) }
}
