import Foundation
import Testing

/// Filtered, sorted and counted rows, on the demo, without a terminal.
@Suite struct `Rows that are filtered and sorted` {
    @Test func `are printed as a table`() async throws {
        let outcome = try await run(
            "rows", "orders", "--where", "id < 1000 AND customer_id > 0", "--order", "id desc", "--columns",
            "id",
            "--limit", "2")
        #expect(outcome.output == " id\n999\n998\n")
        #expect(outcome.errors.contains("There are more rows: --after '998'"))
        #expect(outcome.status == 0)
    }

    @Test func `go on behind the row with a key, as a table and as an export`() async throws {
        let options = [
            "--where", "id < 40", "--order", "status desc, total nulls first", "--columns", "id",
        ]
        let all = try await run(["rows", "orders", "--format", "csv"] + options).output.split(separator: "\n")
        let key = String(all[20])
        let page = try await run(["rows", "orders", "--after", key, "--limit", "100"] + options)
        #expect(page.output.split(whereSeparator: \.isWhitespace).dropFirst() == all[21...])
        let export = try await run(["rows", "orders", "--after", key, "--format", "csv"] + options)
        #expect(export.output.split(separator: "\n").dropFirst() == all[21...])
        let gone = try await run(["rows", "orders", "--after", "999999999"] + options)
        #expect(gone.status == 2)
        #expect(gone.errors.contains("There is no row with the key 999999999"))
    }

    @Test func `are exported, whole and in their order`() async throws {
        let outcome = try await run(
            "rows", "orders", "--where", "id BETWEEN 3 AND 5", "--order", "status, id desc", "--columns",
            "id",
            "--format", "csv")
        #expect(Set(outcome.output.split(separator: "\n")) == ["id", "3", "4", "5"])
    }

    @Test(arguments: [
        ("--where", "true) OR (true", "--where is no condition: syntax error at or near \")\"."),
        ("--where", "id = 1; DROP TABLE orders", "--where is no condition"),
        ("--order", "lower(note)", "--order is no list of columns"),
        ("--order", "nobody", "public.orders has no column nobody."),
    ])
    func `are refused where the words are not what they have to be`(
        option: String, text: String, words: String
    ) async throws {
        let outcome = try await run("rows", "orders", option, text)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains(words))
        #expect(outcome.output.isEmpty)
    }

    @Test func `never write`() async throws {
        let outcome = try await run("rows", "orders", "--where", "nextval('orders_id_seq') > 0")
        #expect(outcome.status == 3)
        #expect(outcome.errors.contains("read-only transaction"))
    }

    @Test func `are counted by the values of a column, labels that do not occur among them`() async throws {
        let outcome = try await run(
            "values", "orders", "status", "--where", "id <= 1000", "--format", "json")
        let report = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        let values = report?["values"] as? [[String: Any]] ?? []
        #expect(values.compactMap { $0["rows"] as? Int }.reduce(0, +) == 1_000)
        let labels = Set(values.compactMap { $0["value"] as? String })
        #expect(labels == ["cart", "paid", "packed", "shipped", "delivered", "refunded"])
        let text = try await run("values", "orders", "status")
        #expect(text.output.contains("delivered"))
        #expect(text.output.contains("%"))
    }

    private func run(_ words: String...) async throws -> Program.Outcome { try await run(words) }

    private func run(_ words: [String]) async throws -> Program.Outcome {
        let demo = try await SharedDemo.all.place
        return try await Program.raingauge.run(words + ["--url", demo.url])
    }
}
