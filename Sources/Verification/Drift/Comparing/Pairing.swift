/// Which objects of two lists belong together: by name, else by being the same in everything else.
struct Pairing<Element> {
    /// The same name on both sides.
    private(set) var pairs: [(expected: Element, live: Element)] = []
    /// The same but for the name, and nothing else it could be.
    private(set) var renamed: [(expected: Element, live: Element)] = []
    private(set) var missing: [Element] = []
    private(set) var extra: [Element] = []

    /// Costs a comparison for each pair of an object that is missing and one that is extra; those are few.
    init<Name: Hashable>(
        _ expected: [Element], _ live: [Element], by name: (Element) -> Name,
        butForName areSame: (Element, Element) -> Bool
    ) {
        let found = Dictionary(live.map { (name($0), $0) }) { first, _ in first }
        let wanted = Set(expected.map(name))
        for element in expected {
            if let other = found[name(element)] {
                pairs.append((element, other))
            } else {
                missing.append(element)
            }
        }
        extra = live.filter { !wanted.contains(name($0)) }
        rename(where: areSame)
    }

    /// Takes for one what is missing and what is extra, where each may be the other and nothing else.
    mutating func rename(where areSame: (Element, Element) -> Bool) {
        let matches = missing.indices.flatMap { place in
            extra.indices.filter { areSame(missing[place], extra[$0]) }.map { (missing: place, extra: $0) }
        }
        let clear = matches.filter { match in
            matches.count { $0.missing == match.missing } == 1
                && matches.count { $0.extra == match.extra } == 1
        }
        renamed += clear.map { (missing[$0.missing], extra[$0.extra]) }
        for place in clear.map(\.missing).reversed() { missing.remove(at: place) }
        for place in clear.map(\.extra).sorted(by: >) { extra.remove(at: place) }
    }
}
