import Reports
import Terminal
import Testing

@Suite struct `Markdown for a pull request` {
    @Test(
        arguments: [
            ("plain words, and (brackets).", "plain words, and (brackets)."),
            ("<img src=x> [a](b) *c* _d_ `e`", #"\<img src=x\> \[a\](b) \*c\* \_d\_ \`e\`"#),
            (
                "by @somebody, see #12 and http://evil.example",
                "by `@somebody,` see `#12` and `http://evil.example`"
            ),
            ("- no list", #"\- no list"#), ("1. no list", #"1\. no list"#),
            ("# no heading", "`#` no heading"),
            ("a\u{1b}[2Jb\nc", nil), ("www.evil.example", "`www.evil.example`"), ("`@a``b", "``` `@a``b ```"),
        ] as [(String, String?)])
    func `shows a text as it is`(text: String, expected: String?) {
        let shown = MarkdownText.inline(text)
        #expect(!shown.unicodeScalars.contains { $0 == "\u{1b}" || $0 == "\n" })
        if let expected { #expect(shown == expected) }
    }

    @Test func `ends no cell with a bar, not even in code`() {
        #expect(MarkdownText.cell("a|b") == #"a\|b"#)
        #expect(MarkdownText.cell("a|@b") == #"`a\|@b`"#)
    }

    @Test func `lets no text out of a block of code`() {
        let block = MarkdownText.block(["````", "x"], "sql")
        #expect(block == ["`````sql", "````", "x", "`````"])
    }

    @Test func `has the parts below their headings, tables as tables and SQL as SQL`() {
        var report = PullRequestReport(
            "Review", of: nil, server: "15.18 (Debian)", on: "2026-11-28 10:00 UTC")
        let columns = [TextColumn("where"), TextColumn("rows", .trailing)]
        report.add("Findings") { sheet in
            Document([
                .lines([[Styled("2 dangers.")], [Styled("Look at @them.")]]),
                .heading("Locks", note: "to the end"),
                .table(TextTable(columns, rows: [[Styled("a|b"), Styled("3")]], in: sheet.glyphs)),
                .lines(SQLColours.lines(of: "SELECT 1;\n\n\n-- `x`")),
            ])
        }
        #expect(
            report.markdown == """
                # Review

                | | |
                |:--|:--|
                | PostgreSQL | 15.18 (Debian) |
                | on | 2026-11-28 10:00 UTC |

                ## Findings

                2 dangers.\("  ")
                Look at `@them.`

                ### Locks (to the end)

                | where | rows |
                | :-- | --: |
                | a\\|b | 3 |

                ```sql
                SELECT 1;


                -- `x`
                ```

                """)
    }
}
