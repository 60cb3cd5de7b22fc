/// Good texts made bad: a sequence of a fixed number of them, the same in every run.
///
/// The number and not a clock is the budget, so that a slow machine looks at the same cases as a fast one.
package struct Mutations: Sequence, IteratorProtocol {
    private let seeds: [[UInt8]]
    private let hostile: [[UInt8]]
    private var generator: SeededGenerator
    private var left: Int

    /// - Parameters:
    ///   - seeds: Texts that are right.
    ///   - hostile: Pieces that the reader of these texts may stumble over.
    ///   - count: How many texts there are to be.
    ///   - seed: Another one is another sequence.
    package init(of seeds: [String], with hostile: [String], count: Int, seed: UInt64 = 9) {
        self.seeds = seeds.map { Array($0.utf8) }
        self.hostile = hostile.map { Array($0.utf8) } + Self.alwaysHostile
        generator = SeededGenerator(seed: seed)
        left = count
    }

    package mutating func next() -> [UInt8]? {
        guard left > 0, var text = seeds.randomElement(using: &generator) else { return nil }
        left -= 1
        for _ in 0..<Int.random(in: 1...4, using: &generator) { mutate(&text) }
        return text
    }

    private static let alwaysHostile: [[UInt8]] =
        [
            "\0", "\n", "\r", "\r\n", "\t", "\u{301}", "\u{FEFF}", "\u{2028}", "😀", "\"", "'", "`", "\\", "$",
            ",",
            ":", ";", "-", "/", "*", "#", "@", "%", "(", ")", "[", "]", "{", "}", "<", ">",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF0, 0x9F]]

    private mutating func mutate(_ text: inout [UInt8]) {
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: text.removeSubrange(stretch(of: text))
        case 1:
            let copied = Array(text[stretch(of: text)])
            text.insert(contentsOf: copied, at: place(in: text))
        case 2: swapStretches(&text)
        case 3: text.removeLast(text.count - place(in: text))
        case 4: nest(&text)
        case 5:
            if let other = seeds.randomElement(using: &generator) {
                let foreign = Array(other[stretch(of: other)])
                text.insert(contentsOf: foreign, at: place(in: text))
            }
        default:
            guard let piece = hostile.randomElement(using: &generator) else { return }
            text.insert(contentsOf: piece, at: place(in: text))
        }
    }

    private mutating func place(in text: [UInt8]) -> Int { Int.random(in: 0...text.count, using: &generator) }

    /// Mostly a few bytes.
    private mutating func stretch(of text: [UInt8]) -> Range<Int> {
        let start = place(in: text)
        let longest = Bool.random(using: &generator) ? 4 : 60
        return start..<Swift.min(text.count, start + Int.random(in: 0...longest, using: &generator))
    }

    private mutating func swapStretches(_ text: inout [UInt8]) {
        let first = stretch(of: text)
        let second = stretch(of: text)
        guard first.upperBound <= second.lowerBound else { return }
        let moved = Array(text[first])
        text.replaceSubrange(first, with: text[second])
        text.insert(contentsOf: moved, at: second.lowerBound - first.count + second.count)
    }

    private mutating func nest(_ text: inout [UInt8]) {
        let brackets: [(UInt8, UInt8)] = [
            (UInt8(ascii: "("), UInt8(ascii: ")")), (UInt8(ascii: "["), UInt8(ascii: "]")),
            (UInt8(ascii: "{"), UInt8(ascii: "}")),
        ]
        let (open, close) = brackets[Int.random(in: 0..<3, using: &generator)]
        let levels = [1, 3, 40, 300][Int.random(in: 0..<4, using: &generator)]
        let range = stretch(of: text)
        text.insert(contentsOf: repeatElement(close, count: levels), at: range.upperBound)
        text.insert(contentsOf: repeatElement(open, count: levels), at: range.lowerBound)
    }
}
