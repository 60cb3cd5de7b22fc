import Catalog
import SQL

/// Tells the differences that files explain from those that remain, and finds what files made and is not as they say.
struct FileVerdicts {
    private let files: FileObjects
    private let live: LiveCatalog
    private var judge: LandingJudge
    private var origins: FileOrigins
    private(set) var remaining: [Difference] = []
    private(set) var explained: [FileMade] = []

    private var fold: LandingReplay { files.plan.fold }

    /// `known` is what files made and is there, which was left out of the comparison; `unknown` what files made and the
    /// expectation does not know.
    init(
        _ files: FileObjects, live: LiveCatalog, differences: [Difference], known: [Difference.Subject],
        unknown: [ObjectID], origins: FileOrigins
    ) {
        (self.files, self.live, self.origins) = (files, live, origins)
        judge = LandingJudge(files.plan.fold, live, tags: files.plan.tags)
        explained = known.compactMap { subject in
            files.maker(of: subject).map { FileMade(subject, .made, $0) }
        }
        for difference in differences { take(difference) }
        let told = Set(remaining.compactMap(\.subject.place))
        for id in unknown where !(fold.replayed.place(of: id).map(told.contains) ?? false) {
            if let difference = difference(of: id) { remaining.append(difference) }
        }
    }

    /// What a file made beside the snapshots is no difference; what its own snapshot denies is one.
    private mutating func take(_ difference: Difference) {
        guard let (deed, source) = explanation(of: difference) else { return remaining.append(difference) }
        let file = files.file(of: source)
        if deed == .mayHaveMade || origins.isBeside(source) {
            explained.append(FileMade(difference.subject, deed, file))
        } else {
            remaining.append(difference.coming(from: .leftOut(by: file, files.era)))
        }
    }

    private typealias Explanation = (deed: FileMade.Deed, source: Source)

    private mutating func explanation(of difference: Difference) -> Explanation? {
        let subject = difference.subject
        switch difference.change {
        case .extra:
            if let id = files.made(subject.place) { return explanation(.made, files.firstWord(on: id)) }
            return explanation(.mayHaveMade, subject.place.flatMap { files.code(thatSpeaksOf: $0.name) })
        case .missing:
            guard let id = files.lost(subject.place) else { return nil }
            return fold.replayed[id].isAlive
                ? explanation(.renamed, files.lastWord(on: id)) : explanation(.dropped, files.end(of: id))
        case .renamed(let other):
            guard let id = files.lost(subject.place), files.made(subject.place(called: other)) == id else {
                return nil
            }
            return explanation(.renamed, files.lastWord(on: id))
        case .changed(let aspects):
            guard let id = files.made(subject.place) else { return nil }
            return explanation(.changed, changer(of: id, subject.kind, aspects))
        }
    }

    private func explanation(_ deed: FileMade.Deed, _ source: Source?) -> Explanation? {
        source.map { (deed, $0) }
    }

    /// Who made an object what it is, if it is what the files say and they have a say about all that differs.
    private mutating func changer(
        of id: ObjectID, _ kind: Difference.Kind, _ names: [String]
    ) -> Source? {
        if kind == .enumeration { return hasItsLabels(id) ? files.lastWord(on: id, withParts: true) : nil }
        guard let found = LiveObject(id, in: fold.replayed, live) else { return nil }
        var last: Source?
        for aspect in names.map({ Aspect(difference: $0, of: kind) }) {
            guard let aspect, let (source, claim) = files.claim(on: id, aspect),
                case .holds = judge.outcome(of: claim, id, found)
            else { return kind == .view || kind == .materializedView ? laterWord(on: id) : nil }
            if last.map({ $0 < source }) ?? true { last = source }
        }
        return last
    }

    /// A file behind the snapshot knows better what a view is made of.
    private func laterWord(on id: ObjectID) -> Source? {
        files.lastWord(on: id).flatMap { files.isLater($0) ? $0 : nil }
    }

    private func hasItsLabels(_ id: ObjectID) -> Bool {
        guard case .type(let type)? = LiveObject(id, in: fold.replayed, live) else { return false }
        let labels = fold.replayed.descendants(of: id).map { fold.replayed[$0] }.filter(\.isAlive).map(\.name)
        return Set(labels) == Set(type.labels)
    }
}

// What files made and is not as they say.
extension FileVerdicts {
    private mutating func difference(of id: ObjectID) -> Difference? {
        guard let subject = fold.subject(of: id), isLookedFor(id) else { return nil }
        var failures: [String] = []
        var last: (effect: PlannedEffect, landing: EffectLanding)?
        for effect in fold.effects where effect.object == id {
            let landing = judge.landing(of: effect)
            switch landing.verdict {
            case .missing: return difference(subject, .missing, effect, landing)
            case .different(let words):
                failures += words
                last = (effect, landing)
            case .landed, .superseded, .notJudged: continue
            }
        }
        return last.map { difference(subject, .changed(failures), $0.effect, $0.landing) }
    }

    /// A part is missing with its table, and what belongs to a column goes with it.
    private func isLookedFor(_ id: ObjectID) -> Bool {
        guard let parent = fold.replayed[id].parent else { return true }
        return fold.replayed[parent].kind != .column && LiveObject(parent, in: fold.replayed, live) != nil
    }

    private func difference(
        _ subject: Difference.Subject, _ change: Difference.Change, _ effect: PlannedEffect,
        _ landing: EffectLanding
    ) -> Difference {
        let statement = files.plan.statement(at: effect.source)
        return Difference(
            subject, change, expected: statement, live: landing.live, harm: subject.kind.harm,
            closing: .init(database: change == .missing ? [statement] : [], expectation: []),
            origin: .made(by: files.file(of: effect.source)))
    }
}

extension Aspect {
    /// What a word of a difference is about; `nil` where migrations are not asked for it.
    fileprivate init?(difference word: String, of kind: Difference.Kind) {
        switch (kind, word) {
        case (.column, "type"): self = .type
        case (.column, "NOT NULL"): self = .nullability
        case (.column, "default"): self = .defaultValue
        case (.column, "identity"): self = .identity
        case (.column, "generated"): self = .generated
        case (.column, _): return nil
        case (.rowSecurity, _): self = .rowSecurity
        case (.sequence, _): self = .options
        case (_, "NOT VALID"), (_, "valid"): self = .validity
        default: self = .definition
        }
    }
}

extension Source {
    fileprivate static func < (left: Source, right: Source) -> Bool {
        (left.migration, left.statement) < (right.migration, right.statement)
    }
}
