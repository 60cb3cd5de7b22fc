/// What a cell means.
///
/// A theme decides what a role looks like.
package enum Role: UInt8, CaseIterable, Hashable, Sendable {
    /// Ordinary text, and the blank ground of every screen.
    case body
    /// Text that matters less: comments, units, what is folded away.
    case dim
    /// The name of what is shown, and the heads of columns.
    case title
    /// The header line.
    case headerBar
    /// The words of the hints line.
    case hint
    /// The keys of the hints line.
    case hintKey
    /// A hint whose command cannot run now.
    case hintDisabled
    /// The selected item of a list that has the focus.
    case selection
    /// The mark in front of the selected row.
    case marker
    /// The place where typing goes; drawn reversed as well.
    case cursor
    /// Lines between panes, around dialogs, and the double bar beside frozen columns.
    case border
    /// A value that is NULL.
    case null
    /// A column of the primary key.
    case primaryKey
    /// A column that refers to another table.
    case foreignKey
    case number
    case string
    case boolean
    /// The name of a member of a JSON object.
    case jsonKey
    /// A value of an enum type.
    case enumeration
    /// Dates, times and intervals.
    case time
    /// The mark of a value that is cut, and its true size.
    case truncation
    /// What stands for bytes and characters a terminal must not see.
    case controlMark
    /// Text that the search found.
    case searchMatch
    /// Something is wrong or will destroy.
    case danger
    /// Something to look at first.
    case caution
    case success
    case info
    /// The label of an environment marked as production.
    case production
    case staging
    case development
    /// The states of a migration, in the words of the migrations screen.
    case applied, pending, skipped, edited, unknown, duplicate, missing, stray
    /// The kinds of tokens of SQL text.
    case sqlKeyword, sqlIdentifier, sqlString, sqlNumber, sqlComment, sqlOperator
}

extension Role {
    /// The letter that stands for the role in ``Frame/roles``.
    ///
    /// Written out, so that a new role changes no recorded picture.
    package var letter: Character {
        switch self {
        case .body: "."
        case .dim: "d"
        case .title: "T"
        case .headerBar: "="
        case .hint: "h"
        case .hintKey: "H"
        case .hintDisabled: "x"
        case .selection: "S"
        case .marker: ">"
        case .cursor: "_"
        case .border: "|"
        case .null: "0"
        case .primaryKey: "K"
        case .foreignKey: "F"
        case .number: "#"
        case .string: "s"
        case .boolean: "b"
        case .jsonKey: "j"
        case .enumeration: "e"
        case .time: "t"
        case .truncation: "~"
        case .controlMark: "^"
        case .searchMatch: "/"
        case .danger: "!"
        case .caution: "c"
        case .success: "+"
        case .info: "i"
        case .production: "P"
        case .staging: "G"
        case .development: "D"
        case .applied: "A"
        case .pending: "p"
        case .skipped: "k"
        case .edited: "E"
        case .unknown: "?"
        case .duplicate: "2"
        case .missing: "m"
        case .stray: "y"
        case .sqlKeyword: "W"
        case .sqlIdentifier: "I"
        case .sqlString: "q"
        case .sqlNumber: "n"
        case .sqlComment: "-"
        case .sqlOperator: "*"
        }
    }
}
