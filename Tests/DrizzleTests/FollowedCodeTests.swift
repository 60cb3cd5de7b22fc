import Drizzle
import Testing

/// What code makes of the environment before the configuration reads it.
@Suite struct `The code of a configuration` {
    private static let plain =
        "export default { dialect: 'postgresql', dbCredentials: { url: process.env.URL! } }"
    private static let files = [
        ".env": "URL=postgres://env", ".env.local": "URL=postgres://local",
        ".env.live": "OTHER=postgres://live",
    ]

    @Test(arguments: [
        "function load() { config({ path: '.env.local', override: true }) }\nload()",
        "const load = (file: string) => { config({ path: file, override: true }) }\nload('.env.local')",
        "async function load(): Promise<void> { config({ path: '.env.local', override: true }) }\nawait load()",
        "for (const file of ['.env.local', '.env']) config({ path: file, override: file === '.env.local' })",
        "['.env.local'].forEach((path) => config({ path, override: true }))",
        "Object.assign(process.env, parse(readFileSync('.env.local')))",
        "const read = parse(readFileSync('.env.local'))\nfor (const name in read) { process.env[name] = read[name] }",
        "for (const [k, v] of Object.entries(parse(readFileSync('.env.local')))) process.env[k] = v",
        "if (existsSync('.env.local')) config({ path: '.env.local', override: true })",
        "if (!existsSync('.env.nowhere')) { config({ path: '.env.local', override: true }) }",
        "dotenvx.config({ path: ['.env.local'], overload: true })",
        "config({ path: relative(process.cwd(), fileURLToPath(new URL('.env.local', import.meta.url))), override: true })",
        "try { config({ path: '.env.local', override: true }) } catch (error) { console.warn(error) }",
    ])
    func `is followed where it loads another file`(lines: String) throws {
        #expect(try credentials(lines) == .url("postgres://local"))
    }

    @Test(arguments: [
        ("src/load.ts", "import './src/load'"), ("src/load/index.ts", "import './src/load'"),
        ("src/load.ts", "import './src/load.js'"), ("src/load.ts", "import { done } from '@/load'"),
        ("src/load.ts", "require('./src/load')"), ("src/load.ts", "export * from './src/load'"),
    ])
    func `is followed into a module of the project`(file: String, line: String) throws {
        let module = """
            import { config } from 'dotenv'
            config({ path: '.env.local', override: true })
            export const done = true
            """
        let more = [
            file: module,
            "tsconfig.json": #"{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*"] } } }"#,
        ]
        #expect(try credentials(line, more: more) == .url("postgres://local"))
    }

    @Test(arguments: [
        (
            "const { parsed } = config({ path: '.env.live' })\nexport const env = { URL: parsed!.OTHER }",
            "postgres://live"
        ),
        ("export const env = { URL: process.env.URL }", "postgres://env"),
        (
            "export const env = createEnv({ server: { URL: z.string().url() }, runtimeEnv: process.env })",
            "postgres://env"
        ),
        (
            "config({ path: '.env.live' })\nexport const env = createEnv({ server: { URL: z.string() }, runtimeEnv: { URL: process.env.OTHER } })",
            "postgres://live"
        ),
        (
            "export const env = createEnv({ server: { URL: z.string().min(1) }, client: {}, experimental__runtimeEnv: {} })",
            "postgres://env"
        ),
        ("export const env = z.object({ URL: z.string() }).parse(process.env)", "postgres://env"),
        (
            "const read = z.object({ URL: z.string() }).safeParse(process.env)\nif (!read.success) { throw new Error('no') }\nexport const env = read.data",
            "postgres://env"
        ),
        (
            "export const env = z.object({ URL: z.string(), MORE: z.string().default('x') }).parse(process.env)",
            "postgres://env"
        ),
        ("const env = { URL: process.env.URL }\nexport { env }", "postgres://env"),
        ("export { env } from './other'", "postgres://other"),
    ])
    func `takes a variable from the object that a module makes of them`(module: String, url: String) throws {
        let head = """
            import { config } from 'dotenv'
            import { createEnv } from '@t3-oss/env-nextjs'
            import { z } from 'zod'

            """
        let lines = "import { env } from './src/env'\n" + Self.exporting("env.URL")
        let more = [
            "src/env.ts": head + module, "src/other.ts": "export const env = { URL: 'postgres://other' }",
        ]
        #expect(try credentials(lines, more: more) == .url(url))
    }

    @Test(arguments: [
        (
            "function url(): string { const raw = process.env.URL; if (!raw) { throw new Error('no') }; return raw }",
            "url()", "postgres://env"
        ),
        (
            "function url() { const u = new URL(process.env.URL!); u.searchParams.set('sslmode', 'disable'); return u.toString() }",
            "url()", "postgres://env?sslmode=disable"
        ),
        ("const url = (name = 'URL') => process.env[name]", "url()", "postgres://env"),
        ("const url = ({ of }: { of: string }) => `postgres://${of}`", "url({ of: 'a' })", "postgres://a"),
        (
            "let base = 'postgres://a'\nfunction turn() { base = 'postgres://b' }\nturn()", "base",
            "postgres://b"
        ),
        ("const url = 'postgres://a'\n{ const url = 'postgres://b' }", "url", "postgres://a"),
    ])
    func `is followed through plain functions`(lines: String, value: String, url: String) throws {
        #expect(try credentials(lines + "\n" + Self.exporting(value)) == .url(url))
    }

    @Test(arguments: [
        ("import 'some-loader'", "import 'some-loader'"), ("import { load } from '@acme/env'", nil),
        ("setUp()", nil), ("new Loader()", nil), ("import './missing'", "import './missing'"),
        (
            "const load = () => { switch (1) { case 1: config({ path: '.env.local', override: true }) } }\nload()",
            nil
        ),
        ("class Loader { constructor() { config({ override: true }) } }\nnew Loader()", nil),
        ("while (more()) { config({ path: next(), override: true }) }", nil),
        ("for (const file of found()) config({ path: file, override: true })", "found()"),
        ("config({ path: where(), override: true })", nil),
        ("config({ path: '.env.local', override: isOn })", nil),
        ("if (isOn) { config({ path: '.env.local', override: true }) }", "isOn"),
        ("isOn && config({ path: '.env.local', override: true })", nil),
        ("isOn ? config({ path: '.env.local', override: true }) : 0", "isOn"),
        ("Object.assign(process.env, more)", nil), ("delete process.env.URL", nil),
        ("const e = process.env; Object.keys(e).forEach((k) => { e[k] = pick(k) })", nil),
        ("dotenv.populate(process.env, { URL: 'postgres://x' }, { override: true })", nil),
        ("dotenvx.config({ convention: 'flow' })", nil), ("dotenvFlow.config({ purge_dotenv: true })", nil),
        ("process.env = { ...more }", nil),
        ("try { f() } catch { config({ path: '.env.local', override: true }) }", nil),
        ("(async () => { switch (1) { default: setUp() } })()", nil),
    ])
    func `that is not followed leaves no value of a file certain, and is named`(
        lines: String, expression: String?
    ) throws {
        guard case .unknown(let unknown) = try setting(lines) else {
            Issue.record("\(lines): \(try setting(lines))")
            return
        }
        if let expression { #expect(unknown.text == expression) }
        #expect(unknown.file.hasSuffix("/drizzle.config.ts") && unknown.line >= Self.firstLine)
    }

    @Test(arguments: [
        "import 'some-loader'", "setUp()", "import './missing'",
        "for (const file of found()) config({ path: file })",
    ])
    func `that is not followed leaves alone what the process was started with`(lines: String) throws {
        let found = try setting(lines, environment: ["URL": "postgres://process"])
        #expect(found.credentials == .url("postgres://process"))
    }

    @Test(arguments: [
        "while (more()) { config({ path: next(), override: true }) }", "Object.assign(process.env, more)",
        "function f() { switch (1) { default: dotenvx.config({ overload: true }) } }\nf()",
    ])
    func `that says it replaces variables leaves nothing certain`(lines: String) throws {
        guard case .unknown = try setting(lines, environment: ["URL": "postgres://process"]) else {
            Issue.record("\(lines)")
            return
        }
    }

    @Test(arguments: [
        "function never() { config({ path: '.env.local', override: true }) }", "console.log(setUp)",
        "import * as schema from './schema'",
        "import { z } from 'zod'\nconst a = z.string().refine((v) => check(v))",
        "import fs from 'node:fs'\nconst text = fs.readFileSync('package.json', 'utf8').trim()",
        "type A = { override: true }\ninterface B { config(): void }",
        "const unused = async () => { await setUp() }",
        "const hook = { run() { config({ override: true }) } }",
    ])
    func `that changes no variable costs nothing`(lines: String) throws {
        let schema = """
            import { pgTable, text } from 'drizzle-orm/pg-core'
            export const shelves = pgTable('shelves', { id: text('id').primaryKey() }, (t) => [index(t.id)])
            """
        #expect(try credentials(lines, more: ["schema.ts": schema]) == .url("postgres://env"))
    }

    @Test func `that changes a URL after it was passed on leaves it unknown`() throws {
        for lines in [
            "const u = new URL(process.env.URL!)\nchange(u)",
            "const u = new URL(process.env.URL!)\nu.pathname = '/x'",
            "const u = new URL(process.env.URL!)\nconst p = u.searchParams\np.set('a', 'b')",
            "const u = new URL(process.env.URL!)\nconst f = (v: URL) => { v.port = '1' }\nf(u)",
        ] {
            guard case .unknown = try setting(lines + "\n" + Self.exporting("u.toString()")) else {
                Issue.record("\(lines)")
                continue
            }
        }
    }

    @Test func `without an end is no trouble`() throws {
        for lines in ["function f() { return f() }\nf()", "import './drizzle.config'\nconst a = 1"] {
            _ = try setting(lines + "\n" + Self.plain)
        }
    }

    @Test func `that uses unset variables in a template names them`() throws {
        let found = try setting(Self.exporting("`postgres://${process.env.WHO}@${process.env.WHERE}/shop`"))
        #expect(found == .incomplete(unset: ["WHO", "WHERE"]))
        let suffix = try credentials(Self.exporting("`postgres://db/shop${process.env.NONE || ''}`"))
        #expect(suffix == .url("postgres://db/shop"))
    }

    @Test func `finds the file that has the variable though nobody loads it`() throws {
        let folder = try TemporaryFolder([
            "drizzle.config.ts": Self.plain, ".env.local": "URL=postgres://local", ".env.example": "URL=x",
            ".env.empty": "URL=",
        ])
        let configuration = try #require(try DrizzleConfiguration.load(from: folder.path, environment: [:]))
        #expect(
            configuration.unloaded == [UnloadedVariable(name: "URL", path: folder.path + "/.env.local")])
    }

    @Test func `of dotenv-flow lets the later file win, but not over what is set`() throws {
        let files = [
            "drizzle.config.ts": "import flow from 'dotenv-flow'\nflow.config()\n" + Self.plain,
            ".env.local": "URL=postgres://local", ".env.test": "URL=postgres://test",
        ]
        for (mode, url) in [
            ("", "postgres://local"), ("test", "postgres://test"), ("other", "postgres://local"),
        ] {
            let folder = try TemporaryFolder(files)
            let found = try DrizzleConfiguration.load(from: folder.path, environment: ["NODE_ENV": mode])
            #expect(found?.credentials.credentials == .url(url))
        }
    }

    private static let head = """
        import dotenv, { config, parse } from 'dotenv'
        import dotenvx from '@dotenvx/dotenvx'
        import dotenvFlow from 'dotenv-flow'
        import { existsSync, readFileSync } from 'node:fs'
        import { relative } from 'node:path'
        import { fileURLToPath } from 'node:url'

        """
    private static let firstLine = 7

    private static func exporting(_ value: String) -> String {
        "export default { dialect: 'postgresql', dbCredentials: { url: \(value) } }"
    }

    private func credentials(_ lines: String, more: [String: String] = [:]) throws -> Credentials? {
        try setting(lines, more: more).credentials
    }

    private func setting(
        _ lines: String, more: [String: String] = [:], environment: [String: String] = [:]
    ) throws -> CredentialSetting {
        let exports = lines.contains("export default") ? "" : "\n" + Self.plain
        var files = Self.files.merging(more) { $1 }
        files["drizzle.config.ts"] = Self.head + lines + exports
        let folder = try TemporaryFolder(files)
        return try #require(
            try DrizzleConfiguration.load(from: folder.path, environment: environment)
        ).credentials
    }
}
