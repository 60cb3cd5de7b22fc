/// What a test draws by lot: from one seed always the same.
package struct Chance {
    private var random: SeededGenerator

    package init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// One of several.
    package mutating func pick<Element>(_ all: [Element]) -> Element {
        all[Int.random(in: all.indices, using: &random)]
    }

    /// True in so many cases of a hundred.
    package mutating func happens(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &random) < percent
    }

    /// A number in the range.
    package mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    /// Another seed.
    package mutating func seed() -> UInt64 { random.next() }
}
