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

    @Test func `stands under whole names, whatever the edge cuts`() {
        for columns in 30...120 {
            let conversation = Conversation.reading(
                Shop.orderPage(), Size(columns: columns, rows: 10))
            let names = conversation.line(1)
            if names.hasSuffix("▸") { #expect(names.dropLast().hasSuffix(" "), "\(names)") }
        }
    }

    @Test func `is seen beside the sign of what becomes of a row`() {
        var conversation = Conversation.reading(Shop.orderPage(), Size(columns: 120, rows: 24))
        conversation.stageChanges()
        conversation.press("gg")
        for (row, sign) in zip(2..., ["*", "*", "-", "*"]) {
            #expect(conversation.line(row).hasPrefix("▶\(sign)"))
            conversation.press("j")
            #expect(conversation.line(row).hasPrefix(" \(sign)"))
            conversation.press("kx")
            #expect(conversation.line(row).hasPrefix("●\(sign)"))
        }
    }

    @Test func `has a sign of its own in ASCII as well`() {
        let glyphs = Glyphs.ascii
        let signs = [glyphs.marker, glyphs.mark, glyphs.markedMarker, "*", "+", "-", "!"]
        #expect(Set(signs).count == signs.count)
        let titles = [
            glyphs.key, glyphs.foreignKey, glyphs.enumeration, glyphs.json, glyphs.array, glyphs.time,
            glyphs.boolean,
        ]
        #expect(Set(titles).count == titles.count)
        #expect(Set(titles).isDisjoint(with: signs))
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

extension Conversation {
    fileprivate func line(_ row: Int) -> Substring {
        screen.split(separator: "\n", omittingEmptySubsequences: false)[row]
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
