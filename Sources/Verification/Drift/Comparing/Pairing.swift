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
        var unmatched: [Element] = []
        for element in expected {
            if let other = found[name(element)] {
                pairs.append((element, other))
            } else {
                unmatched.append(element)
            }
        }
        var others = live.filter { !wanted.contains(name($0)) }
        for element in unmatched {
            let candidates = others.indices.filter { areSame(element, others[$0]) }
            let rivals = unmatched.count { rival in
                candidates.first.map { areSame(rival, others[$0]) } ?? false
            }
            if candidates.count == 1, rivals == 1, let index = candidates.first {
                renamed.append((element, others.remove(at: index)))
            } else {
                missing.append(element)
            }
        }
        extra = others
    }
}
