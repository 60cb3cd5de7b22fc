import Drizzle

/// The one line above the list of tables that answers the question a person came with.
package struct Headline: Equatable, Sendable {
    /// Such as `drizzle/ 14 migrations · 11 applied · 2 pending · 1 SKIPPED`.
    package let summary: String
    /// The one thing to know, such as `Drizzle will never run 0009_quiet_hulk`; `nil` when the numbers say it all.
    package let remark: String?
    /// Whether something is wrong, and not merely pending.
    package let isAlarming: Bool

    /// Both parts on one line.
    package var text: String { remark.map { "\(summary) — \($0)" } ?? summary }
}

extension MigrationStatus {
    package var headline: Headline {
        Headline(
            summary: ([title] + counts).joined(separator: " · "), remark: remark,
            isAlarming: nextRun.obstacle != nil || nextRun.fault != nil
                || nextRun.warnings.contains(where: \.isSerious)
                || entries.contains { $0.state.isAlarming }
        )
    }

    private var title: String {
        let name = (folder.path.split(separator: "/").last.map(String.init) ?? folder.path) + "/"
        return "\(name) \(migrationCount) \(migrationCount == 1 ? "migration" : "migrations")"
    }

    private var counts: [String] {
        MigrationState.allCases.compactMap { state in
            let count = count(of: state)
            guard count > 0 else { return nil }
            let word = state.word(for: count)
            return "\(count) \(state.isAlarming ? word.uppercased() : word)"
        }
    }

    private var remark: String? {
        if let obstacle = nextRun.obstacle { return obstacle.sentence.withoutFullStop }
        if let warning = ledgerWarning { return warning.inBrief ?? warning.sentence.withoutFullStop }
        if let worst = worstEntries { return worst }
        if let fault = nextRun.fault { return "the next run stops at \(fault.place) (\(fault.sqlState))" }
        if case .absent(let location) = ledger, migrationCount > 0 {
            return "nothing applied yet, there is no \(location)"
        }
        return nextRun.warnings.first(where: \.isSerious)?.sentence.withoutFullStop
    }

    /// A warning that makes the numbers themselves misleading.
    private var ledgerWarning: NextRun.Warning? {
        nextRun.warnings.first { warning in
            switch warning {
            case .everythingPending, .ledgerElsewhere, .ledgerOfOthers: true
            case .severalLedgers, .futureTime, .futureRow, .sameTime, .outOfOrder, .ledgerIsNewer,
                .ledgerWillBeUpgraded, .rowsWithoutName, .mixedLayouts, .cannotCreateSchemas, .standby,
                .endsTransaction, .unforetold, .repeats:
                false
            }
        }
    }

    private var worstEntries: String? {
        let skipped = tags(of: .skipped)
        if !skipped.isEmpty { return "Drizzle will never run \(skipped.enumeration)" }
        let again = entries.filter { $0.next == .runsAgain }.compactMap(\.migration?.tag)
        if !again.isEmpty { return "Drizzle will run \(again.enumeration) again" }
        let edited = entries.filter { $0.state == .edited && $0.reason != .onlyLineEndingsDiffer }
        if !edited.isEmpty {
            return "\(edited.compactMap(\.migration?.tag).enumeration) changed after it was applied"
        }
        let stray = entries.compactMap(\.strayName)
        return stray.isEmpty ? nil : "Drizzle will never run \(stray.enumeration)"
    }

    private func tags(of state: MigrationState) -> [String] {
        entries.filter { $0.state == state }.compactMap(\.migration?.tag)
    }
}

extension StatusEntry {
    /// The file name of an SQL file that Drizzle never sees.
    fileprivate var strayName: String? {
        guard state == .strayFile else { return nil }
        if case .strayFile(let path) = subject { return path.split(separator: "/").last.map(String.init) }
        return migration?.tag
    }
}

extension [String] {
    /// The first two and how many more.
    fileprivate var enumeration: String {
        count <= 2 ? joined(separator: ", ") : "\(prefix(2).joined(separator: ", ")) and \(count - 2) more"
    }
}

extension String {
    var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
