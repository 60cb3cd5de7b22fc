import Review
import TestSupport
import Testing

@Suite struct `The manual` {
    @Test func `names every rule once`() {
        let ids = ReviewRules.pages.map(\.id)
        #expect(Set(ids).count == ids.count)
    }

    @Test func `stands in the documentation as it is made here`() throws {
        let section = try ReadmeSection("rules", in: "Documentation/Rules.md")
        try section.update(to: Manual.markdown)
        #expect(section.text == Manual.markdown)
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
