import Testing

@testable import SQL

@Suite struct `An SQL literal` {
    @Test func `turns values into parameters and quotes names`() {
        let table = QualifiedName("public", "or\"ders")
        let page: SQL = "SELECT * FROM \(table) WHERE \(Identifier("id")) > \("7") LIMIT \(200)"
        #expect(page.text == #"SELECT * FROM "public"."or""ders" WHERE "id" > $1 LIMIT $2"#)
        #expect(page.parameters == ["7", "200"])
    }

    @Test func `renumbers the parameters of a fragment, but nothing inside quotes`() {
        let fragment: SQL = "\(Identifier("a$1")) = \("x") AND b = '$1'"
        let whole: SQL = "SELECT \("first") WHERE \(fragment)"
        #expect(whole.text == #"SELECT $1 WHERE "a$1" = $2 AND b = '$1'"#)
        #expect(whole.parameters == ["first", "x"])
    }

    @Test func `joins fragments with a separator`() {
        let terms: [SQL] = ["a = \(1)", "b = \(2)"]
        #expect(terms.joined(separator: " AND ").text == "a = $1 AND b = $2")
    }
}
