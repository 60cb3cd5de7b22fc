import SQL

extension Course {
    /// Remembers what only counts together with other statements.
    mutating func note(_ step: Step) {
        if let table = step.altered(in: self), isInUse(table),
            step.effects.relations[table]?.isSlow == true
        {
            history.passes[table, default: []].append(step.place)
        }
        if needsTimeout(step) { history.isTimeoutMissed = history.isTimeoutMissed || !hasLockTimeout }
    }

    /// Whether somebody may have to wait for the statement while it waits itself.
    func needsTimeout(_ step: Step) -> Bool {
        step.effects.relations.contains { table, touch in touch.lock >= .share && isInUse(table) }
    }
}
