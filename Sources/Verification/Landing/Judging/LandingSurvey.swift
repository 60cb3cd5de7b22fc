/// Goes through the migrations that nobody recorded, one after the other, and looks how much of each is there already.
struct LandingSurvey {
    private(set) var landings: [MigrationLanding] = []
    private(set) var reach = LandingReach()
    private let applied: [ParsedMigration]
    private let ahead: [ParsedMigration]
    private let live: LiveCatalog
    private let tags: [String]
    /// How many objects there are for what was applied.
    private let known: Int

    /// - Parameters:
    ///   - applied: What was applied.
    ///   - fold: The same, gone through.
    ///   - live: What is there.
    ///   - ahead: In the order in which Drizzle takes them.
    init(applied: [ParsedMigration], fold: LandingReplay, live: LiveCatalog, ahead: [ParsedMigration]) {
        (self.applied, self.ahead, self.live) = (applied, ahead, live)
        (tags, known) = ((applied + ahead).map(\.tag), fold.replayed.count)
        takeSteps(from: fold)
        lookHowFar(from: fold)
    }

    /// Each as things should stand right after it.
    private mutating func takeSteps(from fold: LandingReplay) {
        var fold = fold
        fold.forgetVacated()
        var (types, stops) = (TypeCache(), LandingStops(live, knownObjects: known))
        for (place, script) in ahead.enumerated() {
            let number = applied.count + place
            stops.begin(vacated: fold.vacated)
            fold.take(script)
            let effects = fold.effects(of: number)
            // The judge goes before the fold is changed again, so that the fold need not be copied.
            var judge = LandingJudge(fold, live, tags: tags, knownObjects: known, types: types)
            let found = judge.landings(of: effects)
            types = judge.types
            let stop = script.willRun ? stops.first(in: effects, of: script, fold.replayed) : nil
            landings.append(script.landing(found, isAhead: true, stop: stop))
        }
    }

    /// From the newest one that is there itself backwards, to the first with which everything is there.
    private mutating func lookHowFar(from fold: LandingReplay) {
        var limit = ahead.count
        while let place = landings[..<limit].lastIndex(where: { $0.presence == .all }) {
            let prefix = prefix(through: place, from: fold)
            let crosses = prefix.enumerated().flatMap { place, landing in
                landing.crosses.map { (place, LandingReach.Cross(tag: landing.tag, effect: $0)) }
            }
            guard let first = crosses.first?.0 else {
                reach.sound = ahead[place].tag
                landings.replaceSubrange(...place, with: prefix)
                return
            }
            if reach.farthest == nil {
                reach.farthest = LandingReach.Farthest(
                    tag: ahead[place].tag,
                    counts: prefix.reduce(into: LandingCounts()) { $0 += $1.effectCounts },
                    crosses: crosses.map(\.1))
            }
            // What is not there now and that nothing up to here undid is in the way of everything since it was made.
            limit = first
        }
    }

    /// The first migrations, as things should stand after the last of them.
    private func prefix(through last: Int, from fold: LandingReplay) -> [MigrationLanding] {
        var fold = fold
        for script in ahead[...last] { fold.take(script) }
        var judge = LandingJudge(fold, live, tags: tags, knownObjects: known)
        return (0...last).map { place in
            let number = applied.count + place
            return ahead[place].landing(
                judge.landings(of: fold.effects(of: number)), isAhead: true,
                stop: landings[place].stop)
        }
    }
}

extension MigrationLanding {
    /// What of it is missing or different.
    package var crosses: [EffectLanding] { statements.flatMap(\.effects).filter(\.verdict.isCross) }
}
