import Catalog
package import Drizzle
import Postgres
import SQL

/// What migrations made, as far as their SQL tells, beside the snapshot that a database is compared with.
///
/// SQL written by hand, and a migration whose snapshot is lost or copied, make things that no snapshot knows. They are
/// expected all the same: what was made so is no difference while it is as the file says, and one if it is not.
package struct FileObjects: Sendable {
    let plan: LandingPlan
    /// Which migration the snapshot is of; what comes later it cannot know.
    private let snapshotPlace: Int
    let era: Era
    let hasOwnSnapshot: @Sendable (String) -> Bool
    private var living: [ObjectPlace: ObjectID] = [:]
    /// What was dropped, and what is called otherwise now.
    private var lost: [ObjectPlace: ObjectID] = [:]
    /// What was there before, and is spoken of.
    private var assumed: [ObjectPlace: ObjectID] = [:]

    /// - Parameters:
    ///   - scripts: Of the migrations that ran, in their order.
    ///   - snapshot: The tag of the one whose snapshot is the measure, if it is among them.
    ///   - era: Says what a migration's file is called.
    ///   - hasOwnSnapshot: Whether the migration of this tag brought a snapshot with something new in it, which then knows
    ///     what its SQL does; asked only for those that matter.
    package init(
        _ scripts: [ParsedMigration], snapshot: String?, era: Era,
        hasOwnSnapshot: @escaping @Sendable (String) -> Bool = { _ in false }
    ) {
        plan = LandingPlan(scripts)
        snapshotPlace = scripts.firstIndex { $0.tag == snapshot } ?? scripts.count
        self.era = era
        self.hasOwnSnapshot = hasOwnSnapshot
        let replayed = plan.fold.replayed
        for id in replayed.ids {
            guard let place = replayed.place(of: id) else { continue }
            if replayed[id].isAssumed {
                assumed[place] = id
            } else if replayed[id].isAlive {
                living[place] = id
            } else {
                lost[place] = id
            }
        }
        for id in replayed.ids where replayed[id].isAlive {
            for place in replayed[id].formerKeys.compactMap(replayed.place) { lost[place] = id }
        }
    }

    /// The object that some file made and none took away.
    func made(_ place: ObjectPlace?) -> ObjectID? { place.flatMap { living[$0] } }

    /// The object that a file took away or gave another name.
    func lost(_ place: ObjectPlace?) -> ObjectID? { place.flatMap { living[$0] == nil ? lost[$0] : nil } }

    /// The file that made what a difference is about.
    func maker(of subject: Difference.Subject) -> String? {
        made(subject.place).flatMap(firstWord).map(file)
    }

    /// The file that makes what a difference is about, or changes what was there before.
    func user(of subject: Difference.Subject) -> String? {
        guard let id = subject.place.flatMap({ assumed[$0] }) else { return maker(of: subject) }
        return lastWord(on: id, withParts: true).map(file)
    }

    /// Where things are, or once were, that the files made.
    var places: Set<ObjectPlace> { Set(living.keys).union(lost.keys) }

    /// Where things are that the files made and `schema` does not know.
    func unknown(to schema: Schema) -> [ObjectPlace: ObjectID] {
        let known = schema.places
        return living.filter { !known.contains($0.key) }
    }

    /// What has to be asked to know how things stand.
    func batch(limits: SessionLimits?) -> Batch {
        var batch = plan.question.batch
        batch.limits = limits
        return batch
    }

    func file(of source: Source) -> String {
        plan.tags[source.migration] + (era == .journal ? ".sql" : "")
    }

    /// The code that speaks of this name, which may have made anything of that name.
    func code(thatSpeaksOf name: String) -> Source? {
        plan.fold.code.last { $0.speaks(of: name) }?.source
    }

    /// Whether the snapshot is older than what a statement did.
    func isLater(_ source: Source) -> Bool { source.migration > snapshotPlace }
}

// What the statements said about an object.
extension FileObjects {
    private func effects(on id: ObjectID) -> [PlannedEffect] { plan.fold.effects.filter { $0.object == id } }

    func firstWord(on id: ObjectID) -> Source? { effects(on: id).first?.source }

    /// The last statement about it or about what belongs to it, such as an enum's values.
    func lastWord(on id: ObjectID, withParts: Bool = false) -> Source? {
        let ids = Set([id] + (withParts ? plan.fold.replayed.descendants(of: id) : []))
        return plan.fold.effects.last { $0.object.map(ids.contains) ?? false }?.source
    }

    /// The statement that took it away, or something that it needed.
    func end(of id: ObjectID) -> Source? {
        let claims = effects(on: id).flatMap { effect in effect.claims.map { (effect.source, $0) } }
        return claims.last { $0.1.expected == .absent }?.0 ?? claims.compactMap(\.1.supersededBy).last
    }

    /// What was said last about one aspect.
    func claim(on id: ObjectID, _ aspect: Aspect) -> (source: Source, claim: PlannedEffect.Claim)? {
        for effect in effects(on: id).reversed() {
            let claim = effect.claims.last { $0.aspect == aspect && $0.supersededBy == nil }
            if let claim { return (effect.source, claim) }
        }
        return nil
    }
}
