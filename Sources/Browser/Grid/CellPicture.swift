import Catalog
import Reports
import Rows
import SQL
import Terminal

/// How one value looks in a column of the grid, in the record and wherever else it has one line.
struct CellPicture {
    let text: String
    let role: Role
    /// The true size of a value that is cut, or another word in its place; stands at the end of the room.
    let note: String
    /// Whether the text goes on beyond what is loaded.
    let isCut: Bool
    /// Whether the middle goes when there is too little room, because the end says as much as the beginning.
    private var losesMiddle = false

    init(_ cell: Cell, in column: RowColumn, glyphs: Glyphs) {
        switch cell {
        case .null: self.init(text: glyphs.null, role: .null)
        case .withheld: self.init(text: glyphs.pick("▒▒▒", "<no privilege>"), role: .caution)
        case .value(let text):
            self.init(text: text, role: Role(of: column))
            losesMiddle = column.type.category == .uuid
        case .cut("", _):
            self.init(
                text: column.type.category.shell(in: glyphs), role: Role(of: column),
                note: cell.sizeWords ?? "")
        case .cut(let text, _):
            self.init(text: text, role: Role(of: column), note: cell.sizeWords ?? "", isCut: true)
        }
    }

    init(text: String, role: Role, note: String = "", isCut: Bool = false) {
        (self.text, self.role, self.note, self.isCut) = (text, role, note, isCut)
    }

    /// The columns it takes when nothing is in the way; counting stops behind `limit`.
    func columns(upTo limit: Int, in glyphs: Glyphs) -> Int {
        TextWidth.columns(of: text, upTo: limit, in: glyphs) + (isCut ? 1 : 0)
            + (note.isEmpty ? 0 : note.utf8.count + 2)
    }

    /// Draws into `width` columns; the note keeps its place at the end, the text gives way.
    func draw(in frame: inout Frame, at column: Int, row: Int, width: Int, alignment: Alignment) {
        if losesMiddle, text.utf8.count > width {
            return drawEnds(in: &frame, at: column, row: row, width: width)
        }
        // With room for hardly more than the note, the text says more.
        guard !note.isEmpty, width >= note.utf8.count + 6 else {
            let text = isCut ? text + frame.glyphs.ellipsis : text
            frame.draw(
                text, at: column, row: row, role: role, width: width, alignment: alignment,
                overflow: .ellipsis)
            return
        }
        let room = max(1, width - note.utf8.count - 2)
        let used = drawText(in: &frame, at: column, row: row, room: room)
        let left = width - used - 2
        guard left > 0 else { return }
        frame.draw(
            note, at: column + used + 2, row: row, role: .truncation, width: left, alignment: .trailing,
            overflow: .ellipsis)
    }

    private func drawEnds(in frame: inout Frame, at column: Int, row: Int, width: Int) {
        let head = width / 2
        let tail = max(0, width - head - 1)
        frame.draw(text, at: column, row: row, role: role, width: head)
        frame.draw(frame.glyphs.ellipsis, at: column + head, row: row, role: .truncation)
        frame.draw(String(text.suffix(tail)), at: column + head + 1, row: row, role: role, width: tail)
    }

    /// The beginning of a cut text always ends in `…`, also where all of the beginning has room.
    private func drawText(in frame: inout Frame, at column: Int, row: Int, room: Int) -> Int {
        guard isCut, TextWidth.columns(of: text, upTo: room, in: frame.glyphs) < room else {
            return frame.draw(text, at: column, row: row, role: role, width: room, overflow: .ellipsis)
        }
        let used = frame.draw(text, at: column, row: row, role: role, width: room)
        return used + frame.draw(frame.glyphs.ellipsis, at: column + used, row: row, role: .truncation)
    }
}

extension Role {
    /// What the values of a column mean.
    init(of column: RowColumn) {
        if column.isKey {
            self = .primaryKey
        } else if column.isReference {
            self = .foreignKey
        } else {
            self = Role(of: column.type.category)
        }
    }

    private init(of category: ColumnType.Category) {
        self =
            switch category {
            case .number: .number
            case .boolean: .boolean
            case .time: .time
            case .enum: .enumeration
            case .text, .json, .array, .bytes, .uuid, .range, .composite, .other: .body
            }
    }
}

extension ColumnType.Category {
    /// What stands for a large value of which nothing is loaded.
    fileprivate func shell(in glyphs: Glyphs) -> String {
        switch self {
        case .json, .composite: "{\(glyphs.ellipsis)}"
        case .array: "[\(glyphs.ellipsis)]"
        case .number, .text, .boolean, .time, .bytes, .enum, .uuid, .range, .other: glyphs.ellipsis
        }
    }
}
