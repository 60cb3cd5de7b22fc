import Catalog
import Postgres
import SQL
import TestSupport
import Testing

@testable import Rows

@Suite struct `What is staged and kept for another session` {
    private static let source = RowSource(
        relation: Relation(oid: Oid(1), name: QualifiedName("public", "t"), kind: .table),
        columns: ["id", "a"].enumerated().map { number, name in
            RowColumn(
                column: Column(
                    number: number + 1, name: Identifier(name),
                    type: ColumnType(oid: Oid(25), name: "text", category: .text)),
                isKey: name == "id")
        }, order: .key([KeyColumn(name: Identifier("id"))]))

    private static func row(_ id: String, _ text: String?) -> OldRow {
        OldRow(
            key: RowKey([id]), values: [.init(Identifier("id"), id), .init(Identifier("a"), text)],
            isComplete: true)
    }

    private static var changes: ChangeSet {
        var changes = ChangeSet()
        changes.update(row("1", nil), in: source, .init("a", .text("a \"b\"\n\\ \u{0}\u{1} 日本 e\u{301}")))
        changes.update(row("2", "x"), in: source, .init("a", .null))
        changes.update(row("3", ""), in: source, .init("a", .expression("now()::text || 'x'")))
        changes.insert(into: source, [.init("id", .byDefault), .init("a", .text(""))])
        changes.delete(row("NULL", "null"), in: source)
        return changes
    }

    @Test func `is the same again`() throws {
        let kept = try #require(KeptChanges(json: KeptChanges(Self.changes).json))
        #expect(kept == KeptChanges(Self.changes))
        let again = kept.staged(in: [Self.source.relation.name: Self.source])
        #expect(again.edits.map(\.kind) == Self.changes.edits.map(\.kind))
    }

    @Test func `is left out where its table is gone or has another key`() {
        let kept = KeptChanges(Self.changes)
        #expect(kept.staged(in: [:]).isEmpty)
        let other = RowSource(
            relation: Self.source.relation, columns: Self.source.columns, order: .unordered(.noCommonKey))
        let left = kept.staged(in: [Self.source.relation.name: other])
        #expect(left.edits.map(\.oldRow) == [nil])
    }

    @Test(arguments: [
        "", "[]", "{\"version\":1}", "{\"version\":2,\"changes\":[]}", "{\"version\":1,\"changes\":[{}]}",
    ])
    func `is nothing where the file is something else`(text: String) {
        #expect(KeptChanges(json: text) == nil)
    }
}
