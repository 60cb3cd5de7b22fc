/// A page of rows to be read.
package struct RowRequest: Hashable, Sendable {
    package let source: RowSource
    package let position: PagePosition
    package let limit: Int

    package init(source: RowSource, position: PagePosition, limit: Int) {
        (self.source, self.position, self.limit) = (source, position, limit)
    }
}
