import Postgres
import Reports
import Rows
import SQL
import Terminal

/// The first line: which database, where in it, what the connection does and what the last answer cost.
struct Header {
    let context: Context
    let location: Location
    /// What the last answer to the screen took; `nil` before there is one.
    var cost: Cost?

    /// Draws from both ends; of what does not fit, the least important is left out.
    func draw(in frame: inout Frame, row: Int) {
        let pieces = HeaderPiece.fitting(left + right, columns: frame.size.columns, context.glyphs)
        let last = pieces.filter(\.isRight)
        let end = max(0, frame.size.columns - last.reduce(0) { $0 + $1.columns(in: context.glyphs) })
        var column = 0
        for piece in pieces where !piece.isRight {
            column += frame.draw(
                piece.text, at: column, row: row, role: piece.role, width: end - column, overflow: .ellipsis)
        }
        column = end
        for piece in last { column += frame.draw(piece.text, at: column, row: row, role: piece.role) }
    }

    private var left: [HeaderPiece] {
        let environment = context.session.environment
        let label = environment.map {
            HeaderPiece(" \($0.label) \(context.glyphs.labelEdge)", .always, $0.colour.role)
        }
        let trail = location.trail.map { HeaderPiece("  \($0) \(context.glyphs.breadcrumb)", .trail) }
        let path = HeaderPiece("  \(location.path)", .always)
        let (name, place) = context.session.parts
        let database = [
            HeaderPiece((environment == nil ? " " : "") + name, .database), HeaderPiece(place, .host),
        ]
        let aside = location.aside.isEmpty ? [] : [HeaderPiece("  \(location.aside)", .aside)]
        let summary = location.summary.split(separator: "  ").map { HeaderPiece("  \($0)", .summary) }
        return [label].compactMap(\.self) + database + trail + [path] + aside + summary
    }

    private var right: [HeaderPiece] {
        switch context.link {
        case .connecting: [right(" connecting… ", .always)]
        case .offline:
            [right(" offline \(context.glyphs.dash) next key reconnects ", .always, .danger)]
        case .failed:
            [
                right(" not connected ", .always, .danger),
                right("\(context.glyphs.dash) next key tries again ", .aside, .danger),
            ]
        case .online(let facts):
            (facts.isReplica ? [right(" replica", .replica)] : []) + access + effort
        }
    }

    /// Whether rows may be changed here, and how many changes wait for their commit.
    private var access: [HeaderPiece] {
        guard context.staging.isWritable else { return [right(" RO ", .always)] }
        let count = context.staging.changes.edits.count
        let staged = count > 0 ? [right(" \(count) staged ", .always, .caution)] : []
        return staged + [right(" RW ", .always, context.session.environment?.colour.role ?? .caution)]
    }

    /// What is waited for, or what the last answer cost.
    private var effort: [HeaderPiece] {
        if let elapsed = Waiting.elapsed(in: context) {
            let spinner = context.glyphs.spinner(step: elapsed.spinnerStep)
            return [right(" \(spinner) \(elapsed.components.seconds) s  ^C stop ", .always)]
        }
        guard let cost else { return [] }
        let sent = " \(context.glyphs.up)\(cost.sent)\(segments(\.sent))"
        let received = " \(context.glyphs.down)\(cost.bytes)\(segments(\.received))"
        return (cost.sent > .zero ? [right(sent, .sent)] : []) + [
            right(received, .received), right(" \(cost.roundTrips) rt", .roundTrips),
            right(" \(cost.duration.shortDescription) ", .duration),
        ]
    }

    /// In how many segments, where there is room for it.
    private func segments(_ direction: KeyPath<Segments, UInt32>) -> String {
        guard context.size.columns >= 100, let segments = cost?.segments else { return "" }
        return "/\(segments[keyPath: direction])"
    }

    private func right(_ text: String, _ worth: HeaderPiece.Worth, _ role: Role = .headerBar) -> HeaderPiece {
        HeaderPiece(text, worth, role, isRight: true)
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
