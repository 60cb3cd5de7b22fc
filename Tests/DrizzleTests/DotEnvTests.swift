import Testing

@testable import Drizzle

@Suite struct `An env file` {
    @Test(arguments: [
        ("A=b", "b"), ("A = b ", "b"), ("export A=b", "b"), ("  A=b", "b"), ("A: b", "b"), ("A=", ""),
        ("A=''", ""),
        ("A='b c'", "b c"), ("A=\"b c\"", "b c"), ("A=`b 'c'`", "b 'c'"), ("A=b # c", "b"), ("A=b#c", "b"),
        ("A='b # c' # d", "b # c"), ("A=\"b\\nc\"", "b\nc"), ("A='b\\nc'", "b\\nc"), ("A=b\\nc", "b\\nc"),
        ("A=\"b\nc\"", "b\nc"), ("A='b\nc'\nB=d", "b\nc"), ("A=\"b", "\"b"), ("A='it\\'s'", "it\\'s"),
        ("A=postgres://u:p@h/d?x=1&y=2", "postgres://u:p@h/d?x=1&y=2"), ("A={\"b\": 1}", "{\"b\": 1}"),
        ("# A=x\nA=b", "b"), ("\u{FEFF}A=b", "b"), ("A=b\r\nB=c\r\n", "b"), ("A=b\rB=c", "b"),
        ("A=1\nA=2", "2"),
        ("A=\"a\\\"b\"", "a\\\"b"), ("nonsense\nA=b", "b"), ("A=b c", "b c"), ("A=é", "é"), ("A==b", "=b"),
    ])
    func `is read as dotenv reads it`(text: String, value: String) {
        let entries = DotEnv.entries(of: Array(text.utf8))
        #expect(entries.last { $0.name == "A" }?.value == value)
    }

    @Test func `keeps its order and every name`() {
        let entries = DotEnv.entries(of: Array("A=1\n\n# no\nB.c-d=2\nexport C='3'\n=4\nD".utf8))
        #expect(entries.map(\.name) == ["A", "B.c-d", "C"])
    }

    @Test(arguments: [
        ("$A-x", "1-x"), ("${A}x", "1x"), ("\\$A", "$A"), ("${NONE:-d}", "d"), ("$NONE", ""), ("$B", "1"),
        ("5$", "5$"),
    ])
    func `expands its references`(text: String, value: String) {
        let variables = ["A": "1", "B": "$A"]
        #expect(DotEnv.expanded(text) { variables[$0] } == value)
    }
}
