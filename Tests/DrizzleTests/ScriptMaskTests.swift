import Testing

@testable import Drizzle

@Suite struct `A piece of a configuration that is shown` {
    @Test(arguments: [
        ("secret('hunter2')", "secret('…')"), ("secret( \"hun\\\"ter2\" )", "secret( '…' )"),
        ("`postgres://u:hunter2@${host( 'hunter2' )}/d`", "`…${host( '…' )}…`"),
        ("f({ password: 'hunter2', 'key': [ 'hunter2' ] })", "f({ password: '…', '…': [ '…' ] })"),
        ("f(/hunter2/, // hunter2\n  1 /* hunter2 */)", "f(/…/, 1 )"),
        ("'hunter2", "…"), ("`hunter2${", "…"), ("", ""),
    ])
    func `has none of its texts`(piece: String, shown: String) {
        #expect(ScriptMask.text(of: Array(piece.utf8)) == shown)
    }

    @Test(arguments: [
        "import './env'", "import { a } from 'b'", "require('./c')", "process.env['URL']",
        "settings().db[\"main\"]?.['url']", "a[b]['c'].d + pick(2)",
    ])
    func `keeps the names of modules and of what is looked up`(piece: String) {
        #expect(ScriptMask.text(of: Array(piece.utf8)) == piece)
    }
}
