import Reports
import Testing

@Suite struct `Numbers in sentences` {
    @Test func `of one thing are no plural, whatever else stands with them`() {
        #expect(Numbers.count(1, "row") == "1 row" && Numbers.count(0, "row") == "0 rows")
        #expect(Numbers.count(1, "session", verb: "hold") == "1 session holds")
        #expect(Numbers.count(1_200, "session", verb: "hold") == "1,200 sessions hold")
        #expect(Numbers.estimate(1, "row") == "~1 row" && Numbers.estimate(4_800, "row") == "~4.8k rows")
        #expect(Numbers.pronoun(1) == "it" && Numbers.pronoun(2) == "them")
    }
}
