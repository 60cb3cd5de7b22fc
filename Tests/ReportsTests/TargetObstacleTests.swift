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
        #expect(Problem(.unset(["A", "B"], file: "f.ts", unloaded: [])).summary.contains("A and B"))
    }

    @Test func `name the file that has the variable though nobody loads it`() {
        let unloaded = UnloadedVariable(name: "A", path: "/shop/.env.local")
        let lines = Problem(.unset(["A"], file: "f.ts", unloaded: [unloaded])).lines
        #expect(lines.contains("/shop/.env.local has A, but neither Drizzle Kit nor the configuration loads"))
    }

    @Test func `never repeat an address, which may hold a password`() {
        let error = #expect(throws: TargetObstacle.self) {
            try TargetChoice(TargetSources(url: "postgres://ada:s/cret@db1/shop"))
        }
        let lines = error.map { Problem($0).lines } ?? ""
        #expect(!lines.isEmpty && !lines.contains("cret"))
    }
}
