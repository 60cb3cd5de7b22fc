import Foundation
import Terminal
import Testing

@testable import Themes

@Suite struct `A built-in theme` {
    @Test(arguments: Themes.names) func `names every role`(name: String) throws {
        let theme = try Themes.theme(named: name)
        #expect(theme.name == name)
        #expect(Role.allCases.filter { theme.styles[$0] == nil } == [])
    }

    @Test(arguments: Themes.names) func `can be read wherever it sets both colours`(name: String) throws {
        let theme = try Themes.theme(named: name)
        let body = theme.style(of: .body)
        for role in Role.allCases {
            let style = theme.style(of: role)
            guard let text = style.foreground ?? body.foreground,
                let ground = style.background ?? body.background,
                let contrast = text.contrast(with: ground)
            else { continue }
            #expect(contrast >= 4.5, "\(role.name) of \(name)")
        }
    }

    /// A terminal's own ground is taken for black, as most are; `mono` and what has no colours is the terminal's.
    @Test(arguments: Themes.names, [ColorDepth.eight, .sixteen, .indexed])
    func `can be read on terminals with few colours`(name: String, depth: ColorDepth) throws {
        let theme = try Themes.theme(named: name)
        let body = theme.style(of: .body)
        for role in Role.allCases {
            let style = theme.style(of: role)
            let found = depth.numbers(
                text: style.foreground ?? body.foreground ?? .terminalDefault,
                ground: style.background ?? body.background ?? .terminalDefault)
            guard found.text >= 0 else { continue }
            let text = found.text + (found.isBright ? 8 : 0)
            let contrast = TerminalPalette.contrast(text, on: max(0, found.ground))
            #expect(contrast >= Color.legibleContrast, "\(role.name) of \(name): \(found)")
            // Screens make any role bold, and eight colours know no other bold than the bright half.
            guard depth == .eight, found.canBeBold else { continue }
            let bold = TerminalPalette.contrast(found.text | 8, on: max(0, found.ground))
            #expect(bold >= Color.legibleContrast, "bold \(role.name) of \(name): \(found)")
        }
    }

    /// What each colour says must not get lost where there are few.
    @Test(arguments: ["nord", "catppuccin", "gruvbox", "tokyo-night", "solarized-dark", "high-contrast"])
    func `tells success from danger and caution by eight colours on a dark ground`(name: String) throws {
        let theme = try Themes.theme(named: name)
        let body = theme.style(of: .body)
        let texts = [Role.success, .danger, .caution].map { role in
            ColorDepth.eight.numbers(
                text: theme.style(of: role).foreground ?? .terminalDefault,
                ground: body.background ?? .terminalDefault
            ).text
        }
        #expect(Set(texts).count == 3, "\(texts)")
    }

    @Test(arguments: Themes.names) func `paints the whole ground or none of it`(name: String) throws {
        let body = try Themes.theme(named: name).style(of: .body)
        #expect((body.foreground == .terminalDefault) == (body.background == .terminalDefault))
    }

    @Test func `is what the folder of themes holds`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../themes")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path())
        #expect(Set(files) == Set(Themes.names.map { $0 + ".toml" }))
    }

    @Test func `uses no colours when it is mono`() throws {
        let styles = try Themes.theme(named: "mono").styles.values
        #expect(
            styles.allSatisfy {
                [nil, .terminalDefault].contains($0.foreground)
                    && [nil, .terminalDefault].contains($0.background)
            })
    }

    @Test func `has a known name`() {
        #expect(throws: ThemeError.unknownTheme("dracula")) { try Themes.theme(named: "dracula") }
    }
}

@Suite struct `A theme file` {
    @Test func `names colours once and uses them in roles`() throws {
        let theme = try Theme(
            toml: """
                [palette]
                night = "#2e3440"
                [roles]
                body = "bright-white on night"
                title = "#88c0d0 bold underline"
                dim = "on default"
                """, name: "mine")
        #expect(
            theme.styles == [
                .body: Style(foreground: .ansi(15), background: .rgb(0x2E, 0x34, 0x40)),
                .title: Style(foreground: .rgb(0x88, 0xC0, 0xD0), attributes: [.bold, .underlined]),
                .dim: Style(background: .terminalDefault),
            ])
        #expect(theme.style(of: .danger) == theme.style(of: .body))
    }

    @Test(arguments: [
        ("[roles]\nbody = \"red\"\nbodi = \"red\"", ThemeError.unknownRole("bodi", line: 3)),
        ("[roles]\n\nbody = \"rot on black\"", .unknownWord("rot", role: "body", line: 3)),
        ("[palette]\nnight = \"#12345\"", .notAColor("#12345", name: "night", line: 2)),
        ("[roles]\nbody = 7", .notText(key: "body", line: 2)),
    ]) func `is refused with the line at fault`(text: String, error: ThemeError) {
        #expect(throws: error) { try Theme(toml: text, name: "mine") }
    }

    @Test func `is refused when it is not TOML`() throws {
        let error = #expect(throws: ThemeError.self) { try Theme(toml: "[roles]\nbody = red", name: "mine") }
        guard case .notTOML(_, let line) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(line == 2)
    }
}
