import Terminal

/// One way to lay a value out: what is seen of it, and how to move in it.
protocol ValueLayout: Sendable {
    mutating func resize(_ size: Size, glyphs: Glyphs)
    /// Moves in an area of so many rows.
    mutating func move(_ motion: Motion, count: Int?, rows: Int)
    /// As the wheel does.
    mutating func scroll(by lines: Int)
    /// Goes to a place between the beginning, 0, and the end, 1.
    mutating func go(toShare share: Double)
    /// Goes to the next place that holds a text; `false` when there is none.
    mutating func find(_ needle: String, backwards: Bool, includesCurrent: Bool) -> Bool
    func draw(in frame: inout Frame)
    /// What the header says of its size and of the place in it.
    func facts(of text: String) -> [String]
    /// Why there is nothing to copy, in a sentence; `nil` when there is something.
    var copyObstacle: String? { get }
}

extension ValueLayout {
    var copyObstacle: String? { nil }
}

/// A sentence in the place of a value without text.
enum NoText: ValueLayout {
    case null, empty

    mutating func resize(_ size: Size, glyphs: Glyphs) {}
    mutating func move(_ motion: Motion, count: Int?, rows: Int) {}
    mutating func scroll(by lines: Int) {}
    mutating func go(toShare share: Double) {}
    mutating func find(_ needle: String, backwards: Bool, includesCurrent: Bool) -> Bool { false }
    func facts(of text: String) -> [String] { [] }

    func draw(in frame: inout Frame) {
        switch self {
        case .null: frame.draw("NULL: there is no value.", at: 1, row: 0, role: .null, overflow: .ellipsis)
        case .empty:
            frame.draw("An empty text: '', not NULL.", at: 1, row: 0, role: .dim, overflow: .ellipsis)
        }
    }

    var copyObstacle: String? {
        switch self {
        case .null: "This is NULL; there is no text to copy."
        case .empty: "This text is empty; there is nothing to copy."
        }
    }
}
