import Review
import Testing

@Suite struct `The manual` {
    @Test func `names every rule once`() {
        let ids = ReviewRules.pages.map(\.id)
        #expect(Set(ids).count == ids.count)
    }

    @Test(arguments: ReviewRules.pages) func `says of every rule what is the matter, why, and what to do`(
        page: RulePage
    ) {
        #expect(page.title.hasSuffix("."))
        #expect(page.why.hasSuffix("."))
        #expect(page.instead.hasSuffix("."))
        #expect(page.id.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" })
    }
}
