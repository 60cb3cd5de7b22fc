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

        var oldLines: Int { if case .added = self { 0 } else { 1 } }
        var newLines: Int { if case .removed = self { 0 } else { 1 } }
    }

    /// Costs the size of the texts, and for up to so many lines that differ their number times itself.
    init(_ before: String, _ after: String) {
        let (old, new) = (Self.lines(of: before), Self.lines(of: after))
        let start = zip(old, new).prefix { $0 == $1 }.count
        let room = min(old.count, new.count) - start
        let end = zip(old.reversed(), new.reversed()).prefix(room).prefix { $0 == $1 }.count
        let (oldPart, newPart) = (old[start..<old.count - end], new[start..<new.count - end])
        steps =
            old[..<start].map(Step.same) + Self.steps(Array(oldPart), Array(newPart))
            + old[(old.count - end)...].map(Step.same)
    }

    /// More lines than these are compared one by one: looking for the shortest difference takes memory by their square.
    private static let limit = 1_500

    private static func steps(_ old: [Substring], _ new: [Substring]) -> [Step] {
        if old.count <= limit, new.count <= limit { return shortest(old, new) }
        guard old.count == new.count else { return old.map(Step.removed) + new.map(Step.added) }
        return zip(old, new).flatMap { $0 == $1 ? [Step.same($0)] : [.removed($0), .added($1)] }
    }

    private static func shortest(_ old: [Substring], _ new: [Substring]) -> [Step] {
        let difference = new.difference(from: old)
        let removed = Set(difference.removals.map(offset))
        let added = Set(difference.insertions.map(offset))
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
        return steps
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
        var ranges: [Range<Int>] = []
        var end = start
        for change in changes.dropFirst() {
            if change - end > 2 * context + 1 {
                ranges.append(start..<end + 1)
                start = change
            }
            end = change
        }
        return hunks(at: ranges + [start..<end + 1], context)
    }

    private func hunks(at ranges: [Range<Int>], _ context: Int) -> [Hunk] {
        var (passed, old, new) = (0, 0, 0)
        return ranges.map { range in
            let shown = max(0, range.lowerBound - context)..<min(steps.count, range.upperBound + context)
            for step in steps[passed..<shown.lowerBound] {
                (old, new) = (old + step.oldLines, new + step.newLines)
            }
            passed = shown.lowerBound
            let (oldCount, newCount) = steps[shown].reduce((0, 0)) {
                ($0.0 + $1.oldLines, $0.1 + $1.newLines)
            }
            let head = "@@ -\(Self.place(old, oldCount)) +\(Self.place(new, newCount)) @@\n"
            return Hunk(text: head + steps[shown].map(Self.line).joined())
        }
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
