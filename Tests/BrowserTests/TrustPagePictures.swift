import Drizzle
import Postgres
import Reports
import Terminal
import Testing
import Workspace

@testable import Browser

@Suite struct `The page that asks for trust` {
    @Test(arguments: Size.pictured)
    func `says where the project leads and what goes there`(size: Size) throws {
        try expectSnapshot(page(.new, size).render(), named: "trust-\(size.testDescription)")
    }

    @Test func `says what has changed`() throws {
        let page = page(.changed, Size(columns: 80, rows: 24))
        try expectSnapshot(page.render(), named: "trust-changed-80x24")
    }

    @Test func `is agreed to with y and left with everything that leaves`() {
        var page = page(.new, Size(columns: 80, rows: 24))
        #expect(page.press(.enter) == nil && page.press(.character("Y")) == nil)
        #expect(page.press(.character("y")) == .trust)
        for key in [Key.character("n"), .character("q"), .escape] { #expect(page.press(key) == .leave) }
        #expect(page.press(.control("c")) == .interrupt)
    }

    @Test(arguments: [Key.character("?"), .character(":"), .function(1), .control("l")])
    func `says which keys there are after another one, until the next`(key: Key) {
        var page = page(.new, Size(columns: 80, rows: 24))
        #expect(page.press(key) == nil)
        #expect(page.render().text.contains("y trusts and connects, n or Esc leaves."))
        #expect(page.press(.character("j")) == nil)
        #expect(!page.render().text.contains("n or Esc leaves."))
    }

    @Test func `is agreed to only where all of it was seen`() {
        var page = page(.new, Size(columns: 40, rows: 10))
        var keys = 0
        while page.press(.character("y")) == nil { keys += 1 }
        #expect(keys > 0)
        #expect(page.render().text.contains("trust and connect"))
    }

    @Test func `never cuts a server and shows no letter that looks like another`() {
        let host = String(repeating: "a.very.long.name.", count: 20) + "ex\u{430}mple.com"
        let question = TrustQuestion(
            claim: AddressClaim(
                configuration: "/srv/shop/drizzle.config.ts",
                servers: [.init(host: host, port: "5432"), .init(host: "other", port: "1")],
                from: Provenance([])))
        let document = question.document(on: .screen(width: 76, glyphs: .unicode))
        let lines = (0..<document.lineCount).map(document.text).joined().filter { $0 != " " }
        #expect(lines.contains(String(repeating: "a.very.long.name.", count: 20) + "ex\\u{430}mple.com:5432"))
        #expect(lines.contains("orother:1"))
    }

    private func page(_ question: TrustQuestion, _ size: Size) -> TrustPage {
        TrustPage(size: size, glyphs: .unicode) { question.document(on: $0) }
    }
}

extension TrustQuestion {
    fileprivate static let new = TrustQuestion(
        claim: .shop, secrets: [.passwordFile(path: "/home/ada/.pgpass", line: 3)])

    fileprivate static let changed = TrustQuestion(
        claim: .shop, standing: .changed(["/srv/shop/.env"]), secrets: [.passwordVariable],
        refusal: .broken(path: "/home/ada/.local/state/raingauge/trust.json"))
}

extension AddressClaim {
    fileprivate static let shop: AddressClaim = {
        let url = Provenance([.environmentFile(name: "DATABASE_URL", path: "/srv/shop/.env")])
        return AddressClaim(
            configuration: "/srv/shop/drizzle.config.ts", servers: [.init(host: "db1.example", port: "5432")],
            from: url,
            parts: [
                .init("dbname", "shop", from: url),
                .init(
                    "user", "ada", from: Provenance([.literal(file: "/srv/shop/drizzle.config.ts", line: 7)])),
            ],
            variables: ["STAGE"],
            files: ["drizzle.config.ts", ".env"].map { FileMark(path: "/srv/shop/\($0)", digest: "") })
    }()
}
