import Drizzle
import Reports
import Terminal
import Verification

/// The columns of the migrations list, as wide as the longest name and no wider than the room.
struct StatusTable {
    private let number: Rect
    private let tag: Rect
    private let when: Rect?
    private let row: Rect?
    private let state: Rect
    private let reason: Rect?

    init(_ widths: StatusWidths, width: Int) {
        var column = 1
        func take(_ columns: Int) -> Rect {
            defer { column += columns + 2 }
            return Rect(column: column, columns: columns, rows: 1)
        }
        number = take(widths.number)
        let (hasWhen, hasRow) = (width >= 100, width >= 60)
        let reasonRoom = width >= 60 ? 20 : 0
        let others = widths.state + 2 + (hasWhen ? 18 : 0) + (hasRow ? widths.row + 2 : 0) + reasonRoom
        tag = take(max(8, min(widths.tag, width - column - others - 2)))
        when = hasWhen ? take(16) : nil
        row = hasRow ? take(widths.row) : nil
        state = take(widths.state)
        reason = width - column >= 12 ? take(width - column - 1) : nil
    }

    func drawHeads(in frame: inout Frame) {
        let heads = [
            (number, "#"), (tag, "tag"), (when, "when"), (row, "ledger"), (state, "state"), (reason, "why"),
        ]
        for case (let place?, let title) in heads {
            let alignment: Alignment = title == "#" ? .trailing : .leading
            frame.draw(
                title, at: place.column, row: 0, role: .title, width: place.columns, alignment: alignment)
        }
    }

    /// The number is short and stands beside the marker.
    func drawSelection(in frame: inout Frame, row: Int) {
        let place = Rect(column: number.column, row: row, columns: number.columns, rows: 1)
        frame.drawSelection(row: row, cursor: place, alignment: .trailing)
    }

    func draw(
        _ entry: StatusEntry, landing: MigrationLanding?, review: Styled? = nil, in frame: inout Frame,
        row line: Int
    ) {
        let glyphs = frame.glyphs
        let digits = String(entry.number)
        frame.draw(
            digits, at: number.column, row: line, role: .dim, width: number.columns, alignment: .trailing)
        let name = entry.tag.map { Styled($0) } ?? Styled(glyphs.dash, .dim)
        put(name, tag, line, in: &frame)
        put(Styled(entry.time, .time), when, line, in: &frame)
        put(entry.row.map { Styled($0.shownID) } ?? Styled(glyphs.dash, .dim), row, line, in: &frame)
        put(Styled(entry.shownState, entry.state.role), state, line, in: &frame)
        let usual = Styled(entry.shortReason, entry.state.isAlarming ? .body : .dim)
        let why = review.map { Styled("\($0.text) \(glyphs.bullet) \(usual.text)", $0.role) } ?? usual
        put(landing?.summary(of: entry, in: glyphs) ?? why, reason, line, in: &frame)
    }

    private func put(_ text: Styled, _ place: Rect?, _ row: Int, in frame: inout Frame) {
        guard let place else { return }
        frame.draw(
            text.text, at: place.column, row: row, role: text.role, width: place.columns, overflow: .ellipsis)
    }
}

/// What the columns of the migrations list would like to have; measured once for a status.
struct StatusWidths: Hashable {
    private(set) var number = 2
    private(set) var tag = 3
    private(set) var row = 6
    private(set) var state = 5

    init() {}

    init(_ status: MigrationStatus) {
        number = max(number, String(status.entries.count).count)
        for entry in status.entries {
            tag = max(tag, TextWidth.columns(of: entry.tag ?? ""))
            row = max(row, entry.row?.shownID.count ?? 0)
            state = max(state, entry.shownState.count)
        }
    }
}
