package import Catalog
package import Reports
package import Terminal

/// Everything the catalog says about one relation on one page, for the pane beside the table list.
///
/// It is put into lines once, when the structure arrives.
package struct StructureSummary: Equatable, Sendable {
    let relation: Relation
    let columnCount: Int
    private let glyphs: Glyphs
    private let document: Document

    package init(_ structure: Structure, glyphs: Glyphs) {
        (relation, columnCount, self.glyphs) = (structure.relation, structure.columns.count, glyphs)
        document = Document(StructureSections(structure, glyphs: glyphs).summary)
    }

    /// What else is to be said comes below the first line, as much on a line as fits.
    package func draw(in frame: inout Frame, saying notes: [Styled]) {
        let sheet = Sheet.screen(width: frame.size.columns, glyphs: glyphs)
        document.inserting(sheet.listed(notes), at: 1).drawBeginning(in: &frame)
    }
}
