import Drizzle
import Reports
import Testing
import Workspace

@Suite struct `The words of an obstacle` {
    @Test func `name the file, the line and the expression`() {
        let expression = UnevaluatedExpression(
            text: "readConfig().url", file: "/shop/drizzle.config.ts", line: 9)
        let lines = Problem(.unevaluated(expression)).lines
        #expect(lines.contains("/shop/drizzle.config.ts:9: readConfig().url"))
        #expect(lines.contains("--url"))
    }

    @Test func `name the variable that is not set`() {
        #expect(Problem(.unset(["A", "B"], file: "f.ts")).summary.contains("A and B"))
    }

    @Test func `never repeat an address, which may hold a password`() {
        let error = #expect(throws: TargetObstacle.self) {
            try TargetChoice(TargetSources(url: "postgres://ada:s/cret@db1/shop"))
        }
        let lines = error.map { Problem($0).lines } ?? ""
        #expect(!lines.isEmpty && !lines.contains("cret"))
    }
}
