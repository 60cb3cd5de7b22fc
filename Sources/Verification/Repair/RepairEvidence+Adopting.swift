import Drizzle

extension RepairEvidence {
    /// Up to where a database has what the migrations make, when nothing is recorded there.
    var adoptionOffers: [RepairOffer] {
        guard let landing else { return [] }
        let reach = landing.reach
        let sound = reach.sound.map { RepairOffer(.adopt, [.tag($0)], reason: adoptionReason($0)) }
        let farthest = reach.farthest.map {
            RepairOffer(.adopt, [.tag($0.tag)], reason: adoptionReason($0.tag))
        }
        return [sound, farthest].compactMap(\.self)
    }

    /// What speaks for and against taking everything up to a migration for applied.
    func adoptionReason(_ tag: String) -> String {
        guard let landing else {
            return "Nothing is recorded here; if the tables of \(tag) exist already, this says so."
        }
        if let farthest = landing.reach.farthest, farthest.tag == tag { return farthest.words }
        let tags = landing.ahead.map(\.tag)
        guard let place = tags.firstIndex(of: tag) else { return "Nothing says what is there of \(tag)." }
        let lacking = landing.ahead[...place].filter { $0.presence == .nothing || $0.presence == .part }
        guard lacking.isEmpty else {
            return "Against it: \(lacking.map(\.presenceSentence).joined(separator: ", "))."
        }
        let rest = landing.ahead.dropFirst(place + 1).first.map { next in
            next.presence == .nothing ? ", and nothing of \(next.tag)" : "; \(next.presenceSentence)"
        }
        return "Everything up to \(tag) is there\(rest ?? "")."
    }

    /// What a person should weigh who takes these migrations for applied.
    func cautions(for tags: [String]) -> [String] {
        guard let landing else {
            return ["Nothing looks whether what the SQL does is really there: `raingauge landed` does."]
        }
        return tags.compactMap { tag in
            guard let found = landing[tag: tag] else { return nil }
            return switch found.presence {
            case .all: nil
            case .unknown: "Nothing shows whether \(tag) was run: it leaves nothing that could be looked up."
            case .part, .nothing:
                "Only \(found.presenceSentence): what is missing, Drizzle will never make."
            }
        }
    }
}

extension LandingReach.Farthest {
    /// How much is there up to it, and what contradicts that everything is.
    var words: String {
        let against = crosses.prefix(2).map {
            "\($0.effect.kind.rawValue) \($0.effect.name) \($0.effect.verdict.words)"
        }
        let more = crosses.count > 2 ? " and \(crosses.count - 2) more" : ""
        return
            "\(counts.fraction ?? "0") of what there should be up to \(tag) is there; against it: \(against.joined(separator: ", "))\(more)."
    }
}
