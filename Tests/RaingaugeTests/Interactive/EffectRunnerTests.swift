import Browser
import Catalog
import Reports
import Rows
import SQL
import TestSupport
import Testing

@testable import raingauge

@MainActor
@Suite struct `Running effects` {
    private static let tables = """
        CREATE TABLE t (id int PRIMARY KEY);
        CREATE TABLE u (id int PRIMARY KEY);
        CREATE TABLE v (id int PRIMARY KEY);
        INSERT INTO u VALUES (1), (2), (3);
        """

    @Test func `a newer question for a place ends the older one`() async throws {
        try await RunnerBench.run(Self.tables) { bench in
            let free = try await bench.page("u").source
            try await bench.whileCounting("t") { older in
                var newer = older
                try bench.perform(newer.ask(CountRows(free)))
                let answers = [try await bench.next(), try await bench.next()]
                #expect(answers.compactMap { older.take($0) } == [.failure(.stopped)])
                #expect(answers.compactMap { newer.take($0) } == [.success(3)])
            }
        }
    }

    @Test func `a cancelled question is answered with that it was stopped`() async throws {
        try await RunnerBench.run(Self.tables) { bench in
            try await bench.whileCounting("t") { count in
                bench.runner.cancel(count.place)
                let answer = try await bench.next()
                #expect(count.take(answer) == .failure(.stopped))
            }
        }
    }

    @Test func `a count that waits does not hold up a page`() async throws {
        try await RunnerBench.run(Self.tables) { bench in
            let free = try await bench.page("u").source
            try await bench.whileCounting("t") { count in
                var page = Slot<LoadPage>(of: ScreenID(1))
                let request = RowRequest(source: free, position: .first, limit: 10)
                try bench.perform(page.ask(LoadPage(request)))
                let answer = try #require(page.take(try await bench.next()))
                #expect(try answer.get().rowCount == 3)
                bench.runner.cancel(count.place)
                let end = try await bench.next()
                #expect(count.take(end) == .failure(.stopped))
            }
        }
    }
}
