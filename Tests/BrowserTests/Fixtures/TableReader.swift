import Reports
import Rows
import Terminal
import Testing

@testable import Browser

/// Somebody who reads a table, and whoever answers the questions that come of it.
struct TableReader {
    private(set) var conversation: Conversation
    let pageSize: Int
    private let answer: (RowRequest) async throws -> RowPage
    private let number: (RowPage, Int) -> Int?
    private var isOldestFirst = false

    /// - Parameters:
    ///   - first: The page with which the table was opened.
    ///   - size: Of the terminal.
    ///   - pageSize: How many rows are fetched at once.
    ///   - number: Which row of the table stands at a place of a page.
    ///   - answer: Reads a page.
    /// - Throws: What `answer` throws.
    init(
        _ first: RowPage, _ size: Size, pageSize: Int, number: @escaping (RowPage, Int) -> Int?,
        answer: @escaping (RowRequest) async throws -> RowPage
    ) async throws {
        var settings = Settings()
        settings.pageSize = pageSize
        (self.pageSize, self.number, self.answer) = (pageSize, number, answer)
        conversation = Conversation.reading(first, size, settings: settings)
        try await settle()
    }

    /// Keys that are pressed before anything is answered, and then all answers.
    mutating func press(_ keys: [Key]) async throws {
        for key in keys { conversation.press(key) }
        try await settle()
    }

    mutating func press(_ letters: String) async throws { try await press(letters.map(Key.character)) }

    mutating func resize(_ size: Size) async throws {
        conversation.say(.resized(size))
        try await settle()
    }

    var grid: RowGrid? { conversation.table?.grid }
    var height: Int { grid?.height ?? 0 }
    var rowsInMemory: Int { grid?.page.rowCount ?? 0 }
    /// `nil` where there is none to stand on.
    var row: Int? { grid.flatMap { $0.page.rowCount > 0 ? number($0.page, $0.row) : nil } }
    /// The numbers of the rows on the screen; `nil` for what is no row of the table.
    var visible: [Int?] {
        guard let grid else { return [] }
        return (grid.top..<max(grid.top, min(grid.top + grid.height, grid.page.rowCount))).map {
            number(grid.page, $0)
        }
    }

    /// Answers everything, the oldest question first or the newest, in turn.
    private mutating func settle() async throws {
        isOldestFirst.toggle()
        for _ in 0..<400 {
            let open = conversation.effects.compactMap { $0.question?.value }.filter {
                $0 is ReadAhead || $0 is LoadPage
            }
            switch isOldestFirst ? open.first : open.last {
            case is ReadAhead:
                guard let ahead = open.last(where: { $0 is ReadAhead }) as? ReadAhead else { return }
                conversation.answer(ReadAhead.self, .success(try await answer(ahead.request)))
            case is LoadPage:
                guard let load = open.last(where: { $0 is LoadPage }) as? LoadPage else { return }
                conversation.answer(LoadPage.self, .success(try await answer(load.request)))
            default:
                _ = conversation.takeEffects()
                return
            }
        }
        Issue.record("the browser asks for ever")
    }
}
