import Foundation
import TestSupport
import Testing

@testable import Drizzle

@Suite struct `Any configuration` {
    private static let seeds = [
        "import { defineConfig } from 'drizzle-kit';\nexport default defineConfig({ dialect: 'postgresql', out: './m' });",
        "#!/usr/bin/env node\nconst url = process.env.URL ?? `postgres://${a.b['c']}@h/${1 + 2 * 3}`;\nexport default { dbCredentials: { url }, ...(x ? y : [z]) } satisfies Config;",
        "if (a !== b) { require('dotenv').config({ path: '.env' }) } else try { f<A<B>>(/x[/]/g) } catch (e) {}\nexport = function () { return 1 }",
        "const { a: { b } = {}, c = 'd', ...e } = g as unknown as Record<string, (x: number) => void>;\nexport default !-+typeof await a?.[b]!.c",
    ]
    private static let hostile = [
        "${", "`", "/*", "//", "=>", "?.", "...", "<<", "**=", "\\u{", "\\u{FFFFFFFF}",
        "\\ud800\\u{FFFFFFFF}",
        "\\x", "'", "#!", "0x", "1_", "as", "new ", "if (", "else ", "try {", "export default ", "import ",
        "const ", "function", "async ", "typeof ", "@", "a<b<c<", "? : ", "!!!!", "0.1.2",
    ]

    @Test func `is read, or refused with a place inside of it`() {
        for text in Mutations(of: Self.seeds, with: Self.hostile, count: 300) {
            do {
                _ = try ScriptParser.statements(of: text)
            } catch {
                #expect((0...text.count).contains(error.offset), "\(String(decoding: text, as: UTF8.self))")
            }
        }
    }

    @Test func `is loaded, or refused`() throws {
        let folder = try TemporaryFolder([:])
        let path = folder.path + "/drizzle.config.ts"
        for text in Mutations(of: Self.seeds, with: Self.hostile, count: 150, seed: 10) {
            try Data(text).write(to: URL(filePath: path))
            do {
                let configuration = try DrizzleConfiguration.load(
                    from: folder.path, environment: ["URL": "postgres://env"])
                #expect(configuration != nil)
            } catch {
                guard case .notUnderstood(_, let place, _) = error else { continue }
                #expect(place.isInside(text))
            }
        }
    }

    /// What is nested 12,000 times, in every way in which a script can be.
    static let deep: [(String, String, String)] = [
        ("(", "1", ")"), ("[", "", "]"), ("{a:", "1", "}"), ("f(", "", ")"), ("!", "a", ""),
        ("typeof ", "a", ""),
        ("a = ", "b", ""), ("a ? b : ", "c", ""), ("`${", "a", "}`"), ("<A>", "a", ""), ("a[", "b", "]"),
        ("new A(", "", ")"), ("await ", "a", ""), ("- ", "1", ""), ("a.", "b", ""), ("a + ", "b", ""),
        ("a?.", "b", ""),
    ]

    /// Two megabytes are the smallest stack that glibc gives a thread by itself.
    @Test(arguments: deep) func `that is nested 12,000 times is refused with a place`(
        open: String, middle: String, close: String
    ) async {
        let text =
            "export default { out: " + String(repeating: open, count: 12_000) + middle
            + String(repeating: close, count: 12_000) + " }"
        let error = await Self.onSmallStack { () -> ScriptError? in
            let parsed = Result { () throws(ScriptError) in try ScriptParser.statements(of: Array(text.utf8))
            }
            if case .failure(let error) = parsed { return error }
            return nil
        }
        #expect(error != nil && (0...text.utf8.count).contains(error?.offset ?? -1))
    }

    @Test(arguments: [(ScriptNesting.limit - 4, 12), (ScriptNesting.longestChain - 4, 3)])
    func `that is nested nearly as deeply as may be is loaded`(levels: Int, kinds: Int) async throws {
        let deep = kinds == 3 ? Self.deep.suffix(3) : Self.deep.prefix(kinds)
        for (open, middle, close) in deep {
            let value =
                String(repeating: open, count: levels) + middle + String(repeating: close, count: levels)
            let folder = try TemporaryFolder([
                "drizzle.config.ts": "export default { dialect: 'postgresql', schema: \(value) }"
            ])
            let path = folder.path
            let loaded = await Self.onSmallStack {
                (try? DrizzleConfiguration.load(from: path, environment: [:])) != nil
            }
            #expect(loaded, "\(open)")
        }
    }

    @Test(arguments: ["if (a) ", "{ ", "else ", "a<", "export default ", "try { ", "import a = "])
    func `with statements that are nested 12,000 times is no crash`(open: String) async {
        let text = String(repeating: open, count: 12_000)
        await Self.onSmallStack { _ = try? ScriptParser.statements(of: Array(text.utf8)) }
    }

    @Test func `that is nested too deeply says where, in the words of every other mistake`() throws {
        let text = "export default {\n  out: " + String(repeating: "(", count: 12_000) + "'./d'"
        let folder = try TemporaryFolder([
            "drizzle.config.ts": text + String(repeating: ")", count: 12_000) + "}"
        ])
        let path = folder.path + "/drizzle.config.ts"
        let error = #expect(throws: ProjectError.self) {
            try DrizzleConfiguration.load(from: folder.path, environment: [:])
        }
        guard case .notUnderstood(path, let place, "less nesting") = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(place.line == 2 && place.column > 8)
    }

    /// In thirty lines they would fill any memory.
    @Test(arguments: ["s = s + s", "s = `${s}${s}`", "s = s.concat(s)", "s = s.replaceAll('a', s)", "s += s"])
    func `whose texts double themselves is loaded, with what became of them unknown`(line: String) throws {
        let lines =
            ["let s = 'aaaa'"] + Array(repeating: line, count: 30) + [
                "export default { dialect: 'postgresql', out: s }"
            ]
        let folder = try TemporaryFolder(["drizzle.config.ts": lines.joined(separator: ";\n")])
        let loaded = try DrizzleConfiguration.load(from: folder.path, environment: [:])
        guard case .unknown = try #require(loaded).out else {
            Issue.record("the text is known")
            return
        }
    }

    @Test func `whose lists double themselves is loaded, with what became of them unknown`() throws {
        let lines =
            ["let a = ['s']"] + Array(repeating: "a = [...a, ...a]", count: 30) + [
                "export default { dialect: 'postgresql', schema: a }"
            ]
        let folder = try TemporaryFolder(["drizzle.config.ts": lines.joined(separator: ";\n")])
        let loaded = try DrizzleConfiguration.load(from: folder.path, environment: [:])
        guard case .unknown = try #require(loaded).schema else {
            Issue.record("the list is known")
            return
        }
    }

    private static func onSmallStack<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async
        -> Result
    {
        await withCheckedContinuation { continuation in
            let thread = Thread { continuation.resume(returning: body()) }
            thread.stackSize = 2 << 20
            thread.start()
        }
    }
}

extension TextPlace {
    /// Whether a text has this line, and at most one column less than this in it.
    func isInside(_ text: [UInt8]) -> Bool {
        let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
        return lines.indices.contains(line - 1) && (1...lines[line - 1].count + 1).contains(column)
    }
}
