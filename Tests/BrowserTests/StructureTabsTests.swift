import Catalog
import Reports
import Rows
import SQL
import Terminal
import Testing

@testable import Browser

@Suite struct `The tabs of a table` {
    private static let labels = (1...60).map { "value_\($0)" }
    private static let check = "CHECK ((kind = ANY (ARRAY[" + labels.joined(separator: ", ") + "])))"

    /// One row of a group is ten times as wide as the screen, and so is a line of the script.
    private static let wide = Structure(
        relation: Shop.products, owner: Identifier("ada"),
        columns: [
            Column(
                number: 1, name: Identifier("kind"),
                type: ColumnType(oid: Oid(25), name: "text", category: .text))
        ],
        constraints: [
            Constraint(
                oid: Oid(1), name: Identifier("kind_check"), kind: .check, columns: [], definition: check)
        ],
        details: Structure.Details(extras: [.init(.rule, "CREATE RULE r AS ON DELETE TO products DO NOTHING")]
        ))

    private func conversation(_ tab: TableTab, _ structure: Structure = wide) -> Conversation {
        var conversation = Conversation.opening(Shop.products)
        let opening = TableOpening(structure: structure, page: .failure(.forbidden), count: .unknown)
        conversation.answer(OpenTable.self, .success(opening))
        conversation.press("g\(tab.rawValue)")
        _ = conversation.takeEffects()
        return conversation
    }

    @Test(arguments: [TableTab.keys, .definition])
    func `are read to the end of the longest line, which $ shows and 0 leaves`(tab: TableTab) {
        var conversation = conversation(tab)
        let start = conversation.screen
        #expect(!start.contains("value_60"))
        conversation.press("$")
        #expect(conversation.screen.contains("value_60])))"))
        let end = conversation.screen
        conversation.press("l")
        #expect(conversation.screen == end)
        conversation.press("0")
        #expect(conversation.screen == start)
    }

    @Test(arguments: [TableTab.keys, .definition])
    func `show every part of a long line on the way sideways`(tab: TableTab) {
        var conversation = conversation(tab)
        var unseen = Set(Self.labels)
        for _ in 0..<200 {
            let screen = conversation.screen
            unseen = unseen.filter { !screen.contains("\($0),") && !screen.contains("\($0)]") }
            conversation.press("l")
        }
        #expect(unseen.isEmpty)
    }

    @Test(arguments: [TableTab.keys, .definition])
    func `are moved so that what was searched for is seen`(tab: TableTab) {
        var conversation = conversation(tab)
        conversation.press("/value_47")
        #expect(conversation.screen.contains("value_47"))
        #expect(conversation.frame.roles.contains("////////"))
    }

    @Test func `stay where they are when everything is seen`() {
        var conversation = conversation(.columns)
        let screen = conversation.screen
        conversation.press("$")
        #expect(conversation.screen == screen)
    }

    @Test func `begin with a line that can be copied, and a heading says where everything is`() {
        var conversation = conversation(.columns)
        conversation.press("y")
        #expect(conversation.copied?.hasPrefix("kind") == true)
        conversation.press("ggy")
        #expect(conversation.screen.contains("This is a heading; Y copies all of the tab."))
        #expect(conversation.screen.contains("Y copy tab") == false)
    }

    @Test func `say at the edge that there is more below`() {
        var conversation = conversation(.definition)
        conversation.say(.resized(Size(columns: 80, rows: 6)))
        #expect(
            conversation.screen.split(separator: "\n", omittingEmptySubsequences: false)[4].hasSuffix("▾"))
        conversation.press("G")
        #expect(!conversation.screen.contains("▾"))
    }

    @Test func `of a view say that it has no statistics`() {
        let view = Relation(oid: Oid(77), name: QualifiedName("public", "open_orders"), kind: .view)
        let sections = StatisticsSections(
            [], of: Structure(relation: view, owner: Identifier("ada"), columns: []), glyphs: .unicode
        ).sections
        #expect(Document(sections).text == "A view has no statistics; those of its tables count.\n")
    }

    @Test func `give the selected line whole`() {
        var conversation = conversation(.keys)
        conversation.press("/kind_check")
        conversation.press(.enter)
        conversation.press("y")
        #expect(conversation.copied == "kind_check  \(Self.check)")
        conversation.press("kk")
        #expect(conversation.marked(row: 1))
    }

    @Test(arguments: [TableTab.columns, .indexes, .keys, .definition])
    func `are copied whole`(tab: TableTab) {
        var conversation = conversation(tab)
        conversation.press("Y")
        switch tab {
        case .definition: #expect(conversation.copied == DefinitionScript(Self.wide).text)
        case .keys: #expect(conversation.copied?.contains(Self.check) == true)
        case .columns: #expect(conversation.copied?.contains("owner  ada") == true)
        case .indexes: #expect(conversation.copied == "There are no indexes.\n")
        case .rows, .statistics: break
        }
    }

    @Test func `name what is kept in an unusual way, and what types are`() {
        let column = Column(
            number: 1, name: Identifier("state"),
            type: ColumnType(
                oid: Oid(9), name: "mood[]", category: .array, composition: "enum ('sad', 'glad')"))
        let relation = Relation(
            oid: Oid(6), name: QualifiedName("public", "products"), kind: .table,
            traits: [.unlogged, .rowSecurity])
        let structure = Structure(
            relation: relation, columns: [column], rowSecurity: .enabled,
            details: Structure.Details(
                options: ["fillfactor=70"], replicaIdentity: .full, composite: "address"))
        let columns = conversation(.columns, structure).screen
        for words in [
            "mood  enum ('sad', 'glad')", "of type           address", "unlogged", "fillfactor=70", "full",
        ] {
            #expect(columns.contains(words), "\(words)")
        }
        #expect(conversation(.keys, structure).screen.contains("nobody but the owner sees a row"))
        #expect(conversation(.keys).screen.contains("CREATE RULE r"))
    }

    @Test func `say while it is typed that a search finds nothing, and afterwards`() {
        var conversation = conversation(.keys)
        conversation.press("/zebra")
        #expect(
            conversation.screen.contains("/zebra")
                && conversation.screen.contains("Nothing here says “zebra”."))
        conversation.press(.enter)
        #expect(conversation.screen.contains("Nothing here says “zebra”."))
        conversation.press("n")
        #expect(conversation.screen.contains("Nothing here says “zebra”."))
    }
}
