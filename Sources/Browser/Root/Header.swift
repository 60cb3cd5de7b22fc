import Postgres
import Reports
import SQL
import Terminal

/// The first line: which database, where in it, what the connection does and what the last answer cost.
struct Header {
    let context: Context
    let location: Location
    /// What the last answer to the screen took; `nil` before there is one.
    var cost: Cost?

    /// Draws from both ends; what does not fit is left out, so that the most important is there.
    func draw(in frame: inout Frame, row: Int) {
        let parts = fitting(frame.size.columns)
        let right = parts.filter(\.isRight)
        let end = max(0, frame.size.columns - width(of: right))
        var column = 0
        for part in parts where !part.isRight {
            let room = end - column
            column += frame.draw(
                part.text, at: column, row: row, role: part.role, width: room, overflow: .ellipsis)
        }
        column = end
        for part in right { column += frame.draw(part.text, at: column, row: row, role: part.role) }
    }

    /// The parts, the most important first, as long as there is room; a long one makes room for shorter ones behind it.
    private func fitting(_ room: Int) -> [Part] {
        let parts = leftParts + rightParts
        var (kept, used): (Set<Int>, Int) = ([], 0)
        for index in parts.indices.sorted(by: { parts[$0].rank > parts[$1].rank }) {
            let columns = width(of: [parts[index]])
            let isAlone =
                parts[index].needs.map { rank in !kept.contains { parts[$0].rank == rank } } ?? false
            guard kept.count < 2 || (used + columns <= room && !isAlone) else { continue }
            kept.insert(index)
            used += columns
        }
        return parts.indices.filter(kept.contains).map { parts[$0] }
    }

    private struct Part {
        let text: String
        var role = Role.headerBar
        /// The highest is shown first.
        let rank: Int
        var isRight = false
        /// The rank of the part without which this one says nothing.
        var needs: Int?
    }

    private func width(of parts: [Part]) -> Int {
        parts.reduce(0) { $0 + TextWidth.columns(of: $1.text, in: context.glyphs) }
    }

    private var leftParts: [Part] {
        let environment = context.session.environment
        var parts: [Part] = []
        if let environment {
            let label = " \(environment.label) \(context.glyphs.labelEdge)"
            parts.append(Part(text: label, role: environment.colour.role, rank: 7))
        }
        parts.append(Part(text: (environment == nil ? " " : "") + context.session.database, rank: 4))
        if !location.path.isEmpty { parts.append(Part(text: "  \(location.path)", rank: 8)) }
        if !location.summary.isEmpty { parts.append(Part(text: "  \(location.summary)", rank: 3)) }
        return parts
    }

    private var rightParts: [Part] {
        switch context.link {
        case .connecting: [right(" connecting… ", rank: 9)]
        case .offline: [right(" offline \(context.glyphs.dash) next key reconnects ", .danger, rank: 9)]
        case .failed:
            [
                right(" not connected ", .danger, rank: 9),
                right("\(context.glyphs.dash) next key tries again ", .danger, rank: 1),
            ]
        case .online(let facts):
            (facts.isReplica ? [right(" replica", rank: 5)] : []) + [right(" RO ", rank: 6)] + effort
        }
    }

    /// What is waited for, or what the last answer cost.
    private var effort: [Part] {
        if let elapsed = Waiting.elapsed(in: context) {
            let spinner = context.glyphs.spinner(step: elapsed.spinnerStep)
            return [right(" \(spinner) \(elapsed.components.seconds) s  ^C stop ", rank: 9)]
        }
        guard let cost else { return [] }
        let down = "\(context.glyphs.down)\(cost.bytes)\(segments(\.received))"
        let rest = "\(down) \(cost.roundTrips) rt \(cost.duration.shortDescription) "
        // An answer of many questions may have been sent what fits in no header; what came is the more telling.
        var sent = right(" \(context.glyphs.up)\(cost.sent)\(segments(\.sent))", rank: 1)
        sent.needs = 2
        return (cost.sent > .zero ? [sent] : []) + [right(" \(rest)", rank: 2)]
    }

    /// In how many segments, where there is room for it.
    private func segments(_ direction: KeyPath<Segments, UInt32>) -> String {
        guard context.size.columns >= 100, let segments = cost?.segments else { return "" }
        return "/\(segments[keyPath: direction])"
    }

    private func right(_ text: String, _ role: Role = .headerBar, rank: Int) -> Part {
        Part(text: text, role: role, rank: rank, isRight: true)
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
