import Catalog
import Terminal
import Testing

@testable import Browser

@Suite struct `The structure in pictures` {
    private static let tabs: [TableTab] = [.columns, .indexes, .keys, .definition, .statistics]

    @Test(arguments: tabs, Size.pictured)
    func `shows a tab`(tab: TableTab, size: Size) throws {
        var view = StructureView(Shop.structure, glyphs: .unicode)
        view.show(Shop.statistics)
        view.show(tab)
        view.fit(size)
        var frame = Frame(size)
        view.draw(in: &frame)
        try expectSnapshot(frame, named: "structure-\(tab)-\(size.testDescription)")
    }
}
