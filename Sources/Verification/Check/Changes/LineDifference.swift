/// The difference between two texts by lines, in the form of `diff -u`.
struct LineDifference {
    private let steps: [Step]

    /// One line of either text.
    private enum Step: Equatable {
        case same(Substring)
        case removed(Substring)
        case added(Substring)

        var isChange: Bool {
            if case .same = self { false } else { true }
        }
    }

    /// Costs the size of the texts times the number of lines that differ.
    init(_ before: String, _ after: String) {
        let (old, new) = (Self.lines(of: before), Self.lines(of: after))
        let difference = new.difference(from: old)
        let removed = Set(difference.removals.map(Self.offset))
        let added = Set(difference.insertions.map(Self.offset))
        var steps: [Step] = []
        var (oldIndex, newIndex) = (0, 0)
        while oldIndex < old.count || newIndex < new.count {
            if removed.contains(oldIndex) {
                steps.append(.removed(old[oldIndex]))
                oldIndex += 1
            } else if added.contains(newIndex) {
                steps.append(.added(new[newIndex]))
                newIndex += 1
            } else {
                steps.append(.same(old[oldIndex]))
                (oldIndex, newIndex) = (oldIndex + 1, newIndex + 1)
            }
        }
        self.steps = steps
    }

    private static func offset(_ change: CollectionDifference<Substring>.Change) -> Int {
        switch change {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }

    /// Each line with its ending, so that a missing last one is a difference.
    private static func lines(of text: String) -> [Substring] {
        var lines: [Substring] = []
        var rest = text[...]
        while let end = rest.utf8.firstIndex(of: 0x0A) {
            let next = rest.utf8.index(after: end)
            lines.append(rest[..<next])
            rest = rest[next...]
        }
        return rest.isEmpty ? lines : lines + [rest]
    }

    struct Hunk: Equatable {
        let text: String
    }

    /// Changes with lines around them; those that touch are one.
    func hunks(context: Int) -> [Hunk] {
        let changes = steps.indices.filter { steps[$0].isChange }
        guard var start = changes.first else { return [] }
        var end = start
        var hunks: [Hunk] = []
        for change in changes.dropFirst() {
            if change - end > 2 * context + 1 {
                hunks.append(hunk(start..<end + 1, context))
                start = change
            }
            end = change
        }
        return hunks + [hunk(start..<end + 1, context)]
    }

    private func hunk(_ range: Range<Int>, _ context: Int) -> Hunk {
        let shown = max(0, range.lowerBound - context)..<min(steps.count, range.upperBound + context)
        func count(_ range: Range<Int>, _ isCounted: (Step) -> Bool) -> Int {
            steps[range].count(where: isCounted)
        }
        let isOld = { (step: Step) in if case .added = step { false } else { true } }
        let isNew = { (step: Step) in if case .removed = step { false } else { true } }
        let head =
            "@@ -\(Self.place(count(0..<shown.lowerBound, isOld), count(shown, isOld)))"
            + " +\(Self.place(count(0..<shown.lowerBound, isNew), count(shown, isNew))) @@\n"
        return Hunk(text: head + steps[shown].map(Self.line).joined())
    }

    /// `12,7`; a stretch of nothing is named by the line before it.
    private static func place(_ before: Int, _ count: Int) -> String {
        count == 1 ? "\(before + 1)" : "\(count == 0 ? before : before + 1),\(count)"
    }

    private static func line(_ step: Step) -> String {
        let (mark, text) =
            switch step {
            case .same(let text): (" ", text)
            case .removed(let text): ("-", text)
            case .added(let text): ("+", text)
            }
        return text.utf8.last == 0x0A ? mark + text : "\(mark)\(text)\n\\ No newline at end of file\n"
    }
}
