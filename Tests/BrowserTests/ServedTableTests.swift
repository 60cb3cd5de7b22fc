import Rows
import Terminal
import TestSupport
import Testing

@testable import Browser

// One after the other: every case has a database of its own, and a server has only so many connections.
@Suite(.serialized) struct `A table on a server` {
    @Test(arguments: ServedTable.all, [1, 2] as [UInt64])
    func `is where any steps lead without pages`(table: ServedTable, seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let count = Int.random(in: 150...900, using: &random)
        try await withDatabase(table.script(count)) { database in
            let connection = try await database.connect()
            let names = try await table.names(connection)
            let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
            let pageSize = [10, 50, 100].randomElement(using: &random) ?? 100
            var reader = try await TableReader(
                connection.open(pageSize: pageSize), .any(&random), pageSize: pageSize
            ) { page, row in
                page[row, 0].text.flatMap { numbers[$0] }
            } answer: {
                try await connection.page($0).0
            }
            var list = PagedList(count: names.count, height: reader.height)
            for _ in 0..<40 {
                let step = PagingStep(&random)
                try await reader.take(step)
                list.take(step, reader)
                let trouble: Comment = "\(step), seed \(seed), \(list)"
                try #require(reader.visible == Array(list.visible), trouble)
                try #require(reader.row == list.row, trouble)
            }
        }
    }
}
