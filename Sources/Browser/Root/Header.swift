import Postgres
import Terminal

/// The first line: which database, where in it, what the connection does and what the last answer cost.
struct Header {
    let context: Context
    let location: Location

    /// Draws from both ends; what does not fit is dropped, the least important first.
    func draw(in frame: inout Frame, row: Int) {
        let width = frame.size.columns
        var right = rightParts
        var left = leftParts
        while total(left) + total(right) > width,
            let least = right.indices.min(by: { right[$0].rank < right[$1].rank }),
            right.count > 1
        {
            right.remove(at: least)
        }
        while total(left) + total(right) > width,
            let least = left.indices.min(by: { left[$0].rank < left[$1].rank }),
            left.count > 1
        {
            left.remove(at: least)
        }
        var column = 0
        for part in left { column += frame.draw(part.text, at: column, row: row, role: part.role) }
        column = width - total(right)
        for part in right { column += frame.draw(part.text, at: column, row: row, role: part.role) }
    }

    private struct Part {
        let text: String
        var role = Role.headerBar
        /// The lowest is dropped first.
        let rank: Int
    }

    private func total(_ parts: [Part]) -> Int {
        parts.reduce(0) { $0 + TextWidth.columns(of: $1.text, in: context.glyphs) }
    }

    private var leftParts: [Part] {
        let environment = context.session.environment
        let label = environment.map {
            [Part(text: " \($0.label) \(context.glyphs.labelEdge)", role: $0.colour.role, rank: 3)]
        }
        let database = Part(
            text: environment == nil ? " \(context.session.database)" : context.session.database, rank: 2)
        let path = location.path.isEmpty ? [] : [Part(text: "  \(location.path)", rank: 4)]
        let summary = location.summary.isEmpty ? [] : [Part(text: "  \(location.summary)", rank: 1)]
        return (label ?? []) + [database] + path + summary
    }

    private var rightParts: [Part] {
        switch context.link {
        case .connecting: return [Part(text: " connecting… ", rank: 9)]
        case .offline:
            return [
                Part(text: " offline \(context.glyphs.dash) next key reconnects ", role: .danger, rank: 9)
            ]
        case .failed: return [Part(text: " not connected ", role: .danger, rank: 9)]
        case .online(let facts):
            let replica = facts.isReplica ? [Part(text: " replica", rank: 5)] : []
            return replica + [Part(text: " RO ", rank: 8)] + costParts
        }
    }

    private var costParts: [Part] {
        guard let cost = context.cost else { return [] }
        return [
            Part(text: " \(cost.bytes) \(cost.roundTrips) rt \(cost.duration.shortDescription) ", rank: 2)
        ]
    }
}

extension Environment.Colour {
    fileprivate var role: Role {
        switch self {
        case .red: .production
        case .yellow: .staging
        case .green, .blue: .development
        }
    }
}
