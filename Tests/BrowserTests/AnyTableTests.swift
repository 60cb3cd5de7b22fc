import Foundation
import Rows
import Terminal
import TestSupport
import Testing

@testable import Browser

@Suite struct `Any table, on any terminal, in pages of any size` {
    /// `RAINGAUGE_TABLES=1000` reads so many.
    private static let count =
        ProcessInfo.processInfo.environment["RAINGAUGE_TABLES"].flatMap(UInt64.init) ?? 24

    @Test(arguments: 0..<count)
    func `shows every row exactly once on the way down, and again on the way up`(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let table = AnyTable(&random)
        var reader = try await TableReader.reading(table, &random)
        var seen = reader.visible
        while seen.count < table.reachable {
            let last = (seen.last ?? nil) ?? -1
            try await reader.press(" ")
            let new = reader.visible.drop { ($0 ?? -1) <= last }
            try #require(!new.isEmpty, "nothing new behind \(last), seed \(seed)")
            seen += new
        }
        #expect(seen == Array(0..<table.reachable))
        seen = reader.visible
        while seen.count < table.reachable {
            let first = (seen.first ?? nil) ?? 0
            try await reader.press([.pageUp])
            let new = reader.visible.prefix { ($0 ?? first) < first }
            try #require(!new.isEmpty, "nothing new in front of \(first), seed \(seed)")
            seen = new + seen
        }
        #expect(seen == Array(0..<table.reachable))
    }

    /// The last of them found that rows which fill a view were not measured.
    @Test(arguments: Array(0..<count) + [25, 72, 74, 127, 182, 504])
    func `is where any steps lead without pages`(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let table = AnyTable(&random)
        var reader = try await TableReader.reading(table, &random)
        var list = PagedList(count: table.reachable, height: reader.height)
        for _ in 0..<60 {
            let step = PagingStep(&random)
            try await reader.take(step)
            list.take(step, reader)
            let trouble: Comment = "\(step), seed \(seed), \(list)"
            try #require(reader.visible == Array(list.visible), trouble)
            try #require(table.reachable == 0 || reader.row == list.row, trouble)
            try #require(reader.rowsInMemory <= 7 * max(90, reader.pageSize), trouble)
            let shown = list.visible.dropLast(reader.coveredRows)
            try #require(reader.drawn == shown.map { "row \($0)." }, trouble)
        }
    }

    @Test(arguments: 0..<count)
    func `is whole under keys that come faster than its pages`(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let table = AnyTable(&random)
        var reader = try await TableReader.reading(table, &random)
        for _ in 0..<30 {
            let steps = (0..<Int.random(in: 1...6, using: &random)).map { _ in PagingStep(&random) }
            try await reader.press(steps.flatMap(\.keys))
            let first = (reader.visible.first ?? nil) ?? 0
            let expected = first..<first + min(reader.height, table.reachable)
            try #require(reader.visible == Array(expected), "\(steps), seed \(seed)")
            try #require(table.reachable == 0 || reader.row.map(expected.contains) == true)
        }
    }
}

/// Something a person does on a table.
enum PagingStep {
    case down(Int), up(Int), screensDown(Int), screensUp(Int), halfDown, halfUp, top, bottom, share(Int),
        again
    case resize(Size)

    init(_ random: inout SeededGenerator) {
        let count = Int.random(in: 1...130, using: &random)
        self =
            switch Int.random(in: 0..<20, using: &random) {
            case 0...3: .down(count)
            case 4, 5: .up(count)
            case 6...9: .screensDown(Int.random(in: 1...3, using: &random))
            case 10...12: .screensUp(Int.random(in: 1...3, using: &random))
            case 13: .halfDown
            case 14: .halfUp
            case 15: .top
            case 16: .bottom
            case 17: .share(Int.random(in: 1...100, using: &random))
            case 18: .again
            default: .resize(.any(&random))
            }
    }

    var keys: [Key] {
        switch self {
        case .down(let rows): Array("\(rows)j").map(Key.character)
        case .up(let rows): Array("\(rows)k").map(Key.character)
        case .screensDown(let screens): Array("\(screens) ").map(Key.character)
        case .screensUp(let screens): Array("\(screens)").map(Key.character) + [.pageUp]
        case .halfDown: [.control("d")]
        case .halfUp: [.control("u")]
        case .top: Array("gg").map(Key.character)
        case .bottom: [.character("G")]
        case .share(let percent): Array("\(percent)%").map(Key.character)
        case .again: [.character("R")]
        case .resize: []
        }
    }
}

extension PagedList {
    /// Where a share leads is the server's affair, as is which rows a screen shows more of that has grown.
    mutating func take(_ step: PagingStep, _ reader: TableReader) {
        let top = (reader.visible.first ?? nil) ?? 0
        switch step {
        case .down(let rows): self.step(by: rows)
        case .up(let rows): self.step(by: -rows)
        case .screensDown(let screens): turn(by: screens * screen)
        case .screensUp(let screens): turn(by: -screens * screen)
        case .halfDown: self.step(by: max(1, screen / 2))
        case .halfUp: self.step(by: -max(1, screen / 2))
        case .top: show(from: 0)
        case .share where reader.grid?.page.source.order.isSeekable == false: break
        case .bottom, .share(100): showEnd()
        case .share: if let row = reader.row { show(from: row) }
        case .again: break
        case .resize: resize(reader.height, top: top)
        }
    }
}

extension AnyTable {
    /// Without an order there is only the first page.
    var reachable: Int { source.order.isSeekable ? rows.count : min(rows.count, TableReader.viewPage) }
}

extension TableReader {
    /// Of what has no order, all is on the first page, which is as long as any screen.
    static let viewPage = 100

    /// A table on some terminal, in pages of some size.
    static func reading(_ table: AnyTable, _ random: inout SeededGenerator) async throws -> TableReader {
        let some = [1, 2, 7, 22, 50, 100, 100, 100, 333].randomElement(using: &random) ?? 100
        let pageSize = table.source.order.isSeekable ? some : viewPage
        let first = table.page(RowRequest(source: table.source, position: .first, limit: pageSize))
        return try await TableReader(first, .any(&random), pageSize: pageSize) { page, row in
            page[row, 0].text?.split(separator: " ").last.flatMap { Int($0.dropLast()) }
        } answer: {
            table.page($0)
        }
    }

    mutating func take(_ step: PagingStep) async throws {
        if case .resize(let size) = step { try await resize(size) } else { try await press(step.keys) }
    }

    /// How many of the last rows are under a notice that takes more than the last line, until the next key.
    var coveredRows: Int {
        let (browser, size) = (conversation.browser, conversation.frame.size)
        guard let notice = browser.notice else { return 0 }
        return max(0, notice.rows(in: size, browser.context.glyphs) - 1 - (size.rows - 3 - visible.count))
    }

    /// The texts of the first column as they stand on the screen.
    var drawn: [String] {
        let lines = conversation.screen.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.compactMap { line in
            line.range(of: #"row \d+\."#, options: .regularExpression).map { String(line[$0]) }
        }
    }
}

extension Size {
    /// A terminal, mostly of a usual size.
    static func any(_ random: inout SeededGenerator) -> Size {
        let sizes = [(80, 24), (100, 30), (160, 40), (200, 60)]
        guard Bool.random(using: &random), let usual = sizes.randomElement(using: &random) else {
            return Size(
                columns: Int.random(in: 40...220, using: &random),
                rows: Int.random(in: 5...90, using: &random))
        }
        return Size(columns: usual.0, rows: usual.1)
    }
}
