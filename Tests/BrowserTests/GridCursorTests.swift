import Terminal
import Testing

@testable import Browser

@Suite struct `The cursor of the grid` {
    @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 200, rows: 60)])
    func `changes a marker and a few plain cells when it moves down, whatever the column`(size: Size) {
        var conversation = Conversation.reading(Shop.orderPage(), size)
        for _ in 0..<10 {
            for _ in 0..<18 {
                let before = conversation.frame
                conversation.press("j")
                let changes = Changes(from: before, to: conversation.frame)
                #expect(changes.rows.count == 2)
                #expect(changes.count <= 2 * (1 + 8))
                #expect(changes.reversedBytes <= 12)
                #expect(changes.reversedRoles == [.body])
            }
            conversation.press("ggl")
        }
    }

    @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 40, rows: 10)])
    func `is always in a column that is seen`(size: Size) {
        var conversation = Conversation.reading(Shop.widePage(columns: 40), size)
        for key in Array("lllllllllll$hhhhhhhhh0wwwwbbb$$") {
            conversation.press(.character(key))
            let reversed = conversation.frame.picture(of: .reversed).split(
                separator: "\n", omittingEmptySubsequences: false)
            #expect(reversed[1].contains("#"))
            #expect(reversed[2].contains("#"))
        }
    }
}

/// What differs between two frames.
private struct Changes {
    var count = 0
    var rows: Set<Int> = []
    var reversedBytes = 0
    var reversedRoles: Set<Role> = []

    init(from old: Frame, to new: Frame) {
        for (place, (before, after)) in zip(old.cells, new.cells).enumerated() where before != after {
            count += 1
            rows.insert(place / new.grid.columns)
            guard after.emphasis.contains(.reversed) else { continue }
            reversedBytes += after.text.utf8.count
            reversedRoles.insert(after.role)
        }
    }
}
