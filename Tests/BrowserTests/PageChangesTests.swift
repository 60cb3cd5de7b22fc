import Rows
import Testing

@testable import Browser

@Suite struct `What became of the rows of a page` {
    private func sentence(
        _ before: [Int], _ after: [Int], more: Bool = true, moreBefore: Bool = true
    ) -> String {
        PageChanges(from: page(before, more: moreBefore), to: page(after, more: more)).sentence
    }

    private func page(_ numbers: [Int], more: Bool) -> RowPage {
        let whole = Shop.orderPage(0, count: 20)
        let rows = numbers.map { row in whole.columns.indices.map { whole[row, $0] } }
        return RowPage(source: whole.source, rows: rows, hasMoreAfter: more)
    }

    @Test func `counts no row as gone that is only beyond the end of the page now`() {
        #expect(sentence([1, 3, 4, 5], [1, 2, 3, 4]) == "Read again: 1 row new.")
        #expect(sentence([1, 3, 4], [1, 2, 3], moreBefore: false) == "Read again: 1 row new.")
    }

    @Test func `counts no row as new that was only beyond the end of the page before`() {
        #expect(sentence([1, 2, 3, 4], [1, 3, 4, 5]) == "Read again: 1 row gone.")
        #expect(sentence([1, 2, 3], [1, 3, 4], more: false) == "Read again: 1 row gone.")
    }

    @Test func `counts every row where the page ends with the rows`() {
        let words = sentence([1, 2, 4], [1, 3], more: false, moreBefore: false)
        #expect(words == "Read again: 1 row new, 2 rows gone.")
    }

    @Test func `says no more of the last rows than that they are others where nobody can tell`() {
        #expect(sentence([1, 2, 4], [1, 2, 3]) == "Read again: the last row is another one.")
        #expect(sentence([1, 2, 3], [1, 2, 3]) == "Read again: nothing changed on this page.")
    }
}
