import Browser
import Reports
import Testing

@testable import raingauge

@Suite struct `The settings file` {
    @Test func `says what it says`() {
        let file = SettingsFile(
            """
            theme = "nord"
            page_size = 250
            lock_timeout = 1
            statement_timeout = "5min"
            connect_timeout = "500ms"

            [[environment]]
            match = "*prod*"
            label = "production"
            colour = "red"
            """, path: "config.toml")
        var expected = Settings()
        expected.theme = "nord"
        expected.pageSize = 250
        expected.lockTimeout = .seconds(1)
        expected.statementTimeout = .seconds(300)
        expected.connectTimeout = .milliseconds(500)
        expected.environments = [
            Environment(pattern: "*prod*", label: "production", colour: .red)
        ]
        #expect(file.settings == expected)
        #expect(file.problems.isEmpty)
    }

    @Test(arguments: [
        ("theme = \"nord\"\ntheem = \"nord\"", "config.toml:2 has an unknown key theem."),
        ("page_size = \"many\"", "config.toml:1 has a page_size that is not a number from 1 to 10000."),
        ("page_size = 0", "config.toml:1 has a page_size that is not a number from 1 to 10000."),
        (
            "# times\nlock_timeout = \"soon\"",
            "config.toml:2 has a lock_timeout that is not seconds, or a text"
        ),
        (
            "theme = \"a\"\n\n[[environment]]\nlabel = \"x\"",
            "config.toml:3 has an environment without a match."
        ),
        (
            "[[environment]]\nmatch = \"a\"\n[[environment]]\nmatch = \"b\"\ncolor = \"red\"",
            "config.toml:5 has an unknown key color in an environment."
        ),
        ("[[environment]]\nmatch = \"a\"\ncolour = \"pink\"", "config.toml:3 has an unknown colour pink."),
        ("[theme_park]\na = 1", "config.toml:1 has an unknown key theme_park."),
        ("theme = ", "config.toml:1 is no TOML, so nothing in it counts."),
    ])
    func `names the line of what makes no sense`(text: String, complaint: String) {
        let problems = SettingsFile(text, path: "config.toml").problems
        #expect(problems.count == 1)
        #expect(problems.first?.summary.hasPrefix(complaint) == true, "\(problems)")
    }

    @Test func `loses nothing else to what makes no sense`() {
        let file = SettingsFile("nonsense = 1\ntheme = \"nord\"\npage_size = -1", path: "config.toml")
        #expect(file.settings.theme == "nord")
        #expect(file.settings.pageSize == Settings().pageSize)
    }

    @Test(arguments: [
        ("500ms", Duration.milliseconds(500)), ("2s", .seconds(2)), ("2", .seconds(2)),
        ("1min", .seconds(60)),
        ("2 h", .seconds(7_200)), ("0", .zero),
    ])
    func `understands times`(text: String, duration: Duration) {
        #expect(Duration(setting: text) == duration)
    }

    @Test(arguments: ["", "s", "-1s", "1.5s", "2 weeks", "99999999999999999999"])
    func `takes nothing else for a time`(text: String) {
        #expect(Duration(setting: text) == nil)
    }
}
