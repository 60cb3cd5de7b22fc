import Reports
import Rows
import SQL

/// What a screen on which values are edited asks for that, and what it has to remember meanwhile.
package struct Editing: Equatable, Sendable {
    var rights: Slot<LoadRights>
    var checking: Slot<CheckValue>
    var loading: Slot<LoadWhole>
    var offering: Slot<OfferKeys>
    /// The cell that keys are read for.
    var offered: EditedCell?
    /// What the values are for that are being read whole.
    var awaited: Awaited?
    /// What is being checked.
    var checked: CheckValue?
    var isWritable = false
    /// How many commits the rows that are shown have seen.
    var commits = 0

    enum Awaited: Equatable, Sendable {
        case edit(EditedCell)
        case copy(OldRow, RowSource, [Identifier])
    }

    init(of screen: ScreenID) {
        rights = Slot(of: screen, isQuiet: true)
        checking = Slot(of: screen, isQuiet: true)
        loading = Slot(of: screen)
        offering = Slot(of: screen)
    }

    var slots: [any AnySlot] { [rights, checking, loading, offering] }

    /// Takes over whether rows may be changed; asks what of them, once they may.
    mutating func adopt(_ staging: Staging, relation: Oid) -> [Request] {
        isWritable = staging.isWritable
        guard isWritable, rights.content == .empty else { return [] }
        return [rights.ask(LoadRights(relation))]
    }

    /// Whether something was committed since the rows were read.
    mutating func isOutdated(by staging: Staging) -> Bool {
        defer { commits = staging.commits }
        return commits != staging.commits
    }
}
