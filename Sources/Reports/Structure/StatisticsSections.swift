package import Catalog
import SQL
package import Terminal

/// What the planner knows about the values of each column, with pictures of how they are spread.
package struct StatisticsSections {
    let statistics: [ColumnStatistics]
    let structure: Structure
    let glyphs: Glyphs

    package init(_ statistics: [ColumnStatistics], of structure: Structure, glyphs: Glyphs) {
        (self.statistics, self.structure, self.glyphs) = (statistics, structure, glyphs)
    }

    /// Why there are none.
    private var absence: String {
        let kind = structure.relation.kind
        return kind == .view
            ? "A view has no statistics; those of its tables count."
            : "There are no statistics: ANALYZE has not seen this \(kind.word)."
    }

    package var sections: [Document.Section] {
        guard !statistics.isEmpty else {
            return [.lines([[Styled(absence, .dim)]])]
        }
        return Array(
            statistics.map { [.heading($0.column.name, note: facts($0)), .lines(pictures($0))] }.joined(
                separator: [.blank]))
    }

    private func facts(_ column: ColumnStatistics) -> String {
        let distinct: String? =
            switch column.distinct {
            case .unknown: nil
            case .about(let count): "\(Numbers.estimate(count)) distinct"
            case .share(1): "all distinct"
            case .share(let share): "\(Numbers.percent(share)) distinct"
            }
        let order = column.correlation.map { "correlation \(Numbers.rounded($0))" }
        let facts = [
            "\(Numbers.percent(column.nullFraction)) NULL", distinct, "\(column.averageWidth) B on average",
            order,
        ]
        return facts.compactMap { $0 }.joined(separator: "  ")
    }

    private func pictures(_ column: ColumnStatistics) -> [[Styled]] {
        common(column) + histogram(column)
    }

    /// The most common values with a bar for the share of rows that hold each.
    private func common(_ column: ColumnStatistics) -> [[Styled]] {
        let shown = column.commonValues.prefix { $0.frequency >= Self.telling }.prefix(Self.commonCount)
        let width = min(
            Self.valueWidth, shown.reduce(0) { max($0, TextWidth.columns(of: $1.value, in: glyphs)) })
        let most = shown.first?.frequency ?? 1
        return shown.map { common in
            let bar = glyphs.bar(common.frequency / max(most, .ulpOfOne), width: Self.barWidth)
            let percent = Numbers.percent(common.frequency).leftPadded(to: 7)
            return [
                Styled("  " + common.value.fitted(to: width, in: glyphs)), Styled(percent + "  ", .number),
                Styled(bar, .info),
            ]
        }
    }

    /// How the other values are spread between the least and the greatest of them.
    private func histogram(_ column: ColumnStatistics) -> [[Styled]] {
        guard let least = column.histogram.first, let greatest = column.histogram.last,
            column.histogram.count > 2
        else { return [] }
        let ends = [least, greatest].map {
            $0.fitted(to: min(Self.valueWidth, TextWidth.columns(of: $0, in: glyphs)), in: glyphs)
        }
        let picture = Histogram(bounds: column.histogram)?.shares(bins: Self.bins).map(glyphs.column).joined()
        let between = picture.map { Styled("  \($0)  ", .info) } ?? Styled(" \(glyphs.becomes) ", .dim)
        return [[Styled("  " + ends[0], .dim), between, Styled(ends[1], .dim)]]
    }

    private static let commonCount = 6
    /// A value that fewer rows hold is not common, only listed first.
    private static let telling = 0.001
    private static let valueWidth = 28
    private static let barWidth = 24
    private static let bins = 32
}

extension String {
    /// Exactly so many columns: cut with an ellipsis, or with blanks behind it.
    fileprivate func fitted(to width: Int, in glyphs: Glyphs) -> String {
        let columns = TextWidth.columns(of: self, upTo: width, in: glyphs)
        guard columns > width else { return self + String(repeating: " ", count: width - columns) }
        var cut = self
        while !cut.isEmpty, TextWidth.columns(of: cut, upTo: width, in: glyphs) > width - 1 {
            cut = String(cut.prefix(min(cut.count - 1, width)))
        }
        let rest = max(0, width - 1 - TextWidth.columns(of: cut, in: glyphs))
        return cut + glyphs.ellipsis + String(repeating: " ", count: rest)
    }
}
