import TestSupport
import Testing

@Suite struct `In a hostile database` {
    @Test func `only these statements leave its search path in force`() throws {
        let named = try SourceTexts.all(in: "Sources").filter {
            $0.contains("searchPath: .session") || $0.contains(", .session)")
        }
        #expect(named.count == 25, "the others have to be in the tests of hostile objects first")
    }
}
