import Drizzle
import Testing
import Verification

@Suite struct `A plan that gives a migration a newer time` {
    @Test func `is refused behind the last time there is`() {
        let folder = Situation.journal([
            Situation.entry("0000_shelves", at: 20), Situation.entry("0001_books", at: 30),
        ])
        let rows = [
            Situation.row(1, at: 20, hash: "hash of 0000_shelves"), Situation.row(2, at: .max, hash: "x"),
        ]
        let status = Situation.status(folder, Situation.table(.journal, rows))
        let planner = RepairPlanner(RepairMaterial(status: status, now: Situation.now))
        #expect(throws: RepairObstacle.noTime(.tag("0001_books"))) {
            try planner.plan(.restamp, [.tag("0001_books")])
        }
    }
}
