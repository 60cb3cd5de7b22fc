import TestSupport

/// `raingauge tables`, from its start to its end, beside psql's `\dt`, both printing to nowhere.
struct ListingTables: Figure {
    let name = "tables"

    func measure(at bench: Workbench) async throws -> [Finding] {
        let target = try await ColdStart.hundredTables.database(bench)
        var (ours, psqls) = (Series(.milliseconds), Series(.milliseconds))
        for _ in 0..<5 {
            try await bench.alternate {
                ours.add(try bench.time(bench.raingauge, ["tables"], target))
            } _: {
                psqls.add(try bench.timePsql(["--command", #"\dt"#], target))
            }
        }
        return [Finding("`tables` of 100 tables", ours, psql: psqls, limit: .timesPsql(1))]
    }
}
