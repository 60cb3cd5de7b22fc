import Catalog
import Postgres
import SQL
import TestSupport
import Testing

@testable import Rows

@Suite struct `What is staged` {
    private static let source = RowSource(
        relation: Relation(oid: Oid(1), name: QualifiedName("public", "t"), kind: .table),
        columns: ["id", "a", "b"].enumerated().map { number, name in
            RowColumn(
                column: Column(
                    number: number + 1, name: Identifier(name),
                    type: ColumnType(oid: Oid(25), name: "text", category: .text)),
                isKey: name == "id")
        }, order: .key([KeyColumn(name: Identifier("id"))]))

    private static func row(_ id: String) -> OldRow {
        OldRow(
            key: RowKey([id]),
            values: [
                .init(Identifier("id"), id), .init(Identifier("a"), "x"), .init(Identifier("b"), nil),
            ],
            isComplete: true)
    }

    private static func a(_ text: String) -> Assignment { Assignment(Identifier("a"), .text(text)) }

    @Test func `is one entry for each row, with the last value of each column`() {
        var changes = ChangeSet()
        changes.update(Self.row("1"), in: Self.source, Self.a("y"))
        changes.update(Self.row("2"), in: Self.source, Self.a("y"))
        changes.update(Self.row("1"), in: Self.source, Assignment(Identifier("b"), .null))
        changes.update(Self.row("1"), in: Self.source, Self.a("z"))
        #expect(
            changes.edits.map(\.kind) == [
                .update(Self.row("1"), [Self.a("z"), Assignment(Identifier("b"), .null)]),
                .update(Self.row("2"), [Self.a("y")]),
            ])
    }

    @Test func `of a row that is marked for deletion is the deletion alone`() {
        var changes = ChangeSet()
        changes.update(Self.row("1"), in: Self.source, Self.a("y"))
        changes.delete(Self.row("1"), in: Self.source)
        changes.update(Self.row("1"), in: Self.source, Self.a("z"))
        #expect(changes.edits.map(\.kind) == [.delete(Self.row("1"))])
    }

    @Test func `is taken back step by step`() {
        var changes = ChangeSet()
        let id = changes.insert(into: Self.source)
        changes.set(Self.a("y"), ofNew: id, in: Self.source)
        changes.drop(id)
        #expect(changes.isEmpty)
        changes.undo()
        #expect(changes.edits.map(\.kind) == [.insert([Self.a("y")])])
        changes.undo()
        #expect(changes.edits.map(\.kind) == [.insert([])])
        changes.undo()
        changes.undo()
        #expect(changes.isEmpty)
    }

    @Test func `is one entry for a row, whatever it was sorted by meanwhile`() {
        let sorted = OldRow(
            key: RowKey(["1"], sort: [.value("x")]), values: Self.row("1").values, isComplete: true)
        var changes = ChangeSet()
        changes.update(Self.row("1"), in: Self.source, Self.a("y"))
        changes.update(sorted, in: Self.source, Self.a("z"))
        #expect(changes.edits.map(\.kind) == [.update(Self.row("1"), [Self.a("z")])])
        #expect(changes.edit(of: RowKey(["1"], sort: [.null]), in: Self.source) == changes.edits[0])
    }

    @Test func `compares what another reading of the row knew as well`() {
        let partial = OldRow(
            key: RowKey(["1"]), values: [.init(Identifier("id"), "1")], isComplete: false)
        var changes = ChangeSet()
        changes.update(partial, in: Self.source, Self.a("y"))
        changes.update(Self.row("1"), in: Self.source, Assignment(Identifier("b"), .null))
        #expect(changes.edits[0].oldRow == Self.row("1"))
    }

    /// Every step would cost as much as all before it, if what is staged were kept anew with each.
    @Test func `may be ten thousand rows, each of which can be taken back`() {
        var changes = ChangeSet()
        for number in 0..<10_000 { changes.update(Self.row("\(number)"), in: Self.source, Self.a("y")) }
        #expect(changes.edits.count == 10_000)
        #expect(changes.edit(of: RowKey(["9999"]), in: Self.source)?.id == 10_000)
        for _ in 0..<9_999 { changes.undo() }
        #expect(changes.edits.map(\.id) == [1])
        #expect(changes.edit(of: RowKey(["9999"]), in: Self.source) == nil)
    }

    @Test func `is forgotten once it is committed, but for what was changed meanwhile`() {
        var changes = ChangeSet()
        changes.update(Self.row("1"), in: Self.source, Self.a("y"))
        changes.update(Self.row("2"), in: Self.source, Self.a("y"))
        let committed = changes.edits
        changes.update(Self.row("2"), in: Self.source, Self.a("z"))
        changes.forget(committed)
        #expect(changes.edits.map(\.kind) == [.update(Self.row("2"), [Self.a("z")])])
        changes.undo()
        #expect(changes.edits.count == 1)
    }

    @Test func `as a copy of a row has all of it but the key`() {
        var changes = ChangeSet()
        changes.insert(copyOf: Self.row("1"), in: Self.source)
        #expect(
            changes.edits.map(\.kind) == [.insert([Self.a("x"), Assignment(Identifier("b"), .null)])])
    }

    @Test(arguments: ["1) WHERE true; --", "", "1; SELECT 2", "1)", "now() --'"])
    func `is no SQL but one expression`(text: String) {
        var changes = ChangeSet()
        changes.update(Self.row("1"), in: Self.source, Assignment(Identifier("a"), .expression(text)))
        guard text.hasPrefix("now") else {
            #expect(throws: ChangeRefusal.noExpression(text, edit: 1)) { try changes.edits[0].sql() }
            return
        }
        #expect((try? changes.edits[0].sql())?.text.contains("(now() --'\n)") == true)
    }
}
