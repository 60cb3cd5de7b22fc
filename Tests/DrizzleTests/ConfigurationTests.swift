import Drizzle
import Testing

@Suite struct `A configuration` {
    @Test(arguments: [
        ("url: process.env.DATABASE_URL!", "postgres://env"),
        ("url: process.env.DATABASE_URL", "postgres://env"),
        ("url: process.env['DATABASE_URL']!", "postgres://env"),
        ("url: process.env?.DATABASE_URL as string", "postgres://env"),
        ("url: <string>process.env.DATABASE_URL", "postgres://env"),
        ("url: (globalThis as any).process.env.DATABASE_URL!", "postgres://env"),
        ("url: Bun.env.DATABASE_URL!", "postgres://env"),
        ("url: import.meta.env.DATABASE_URL", "postgres://env"),
        ("url: Deno.env.get('DATABASE_URL')!", "postgres://env"),
        ("url: process.env.NONE ?? 'postgres://fallback'", "postgres://fallback"),
        ("url: process.env.NONE || process.env.DATABASE_URL || ''", "postgres://env"),
        ("url: process.env.NONE ?? process.env.NADA ?? 'postgres://third'", "postgres://third"),
        ("url: (process.env.NONE as string) || 'postgres://x'", "postgres://x"),
        ("url: process.env.EMPTY ?? 'postgres://unused', host: 'h', database: 'd'", nil),
        (
            "url: process.env.NODE_ENV === 'test' ? process.env.DATABASE_URL! : 'postgres://other'",
            "postgres://env"
        ),
        ("url: process.env.NODE_ENV !== 'test' ? 'a' : 'postgres://b'", "postgres://b"),
        ("url: process.env.NONE && 'postgres://a' || 'postgres://b'", "postgres://b"),
        (
            "url: `postgres://${process.env.USER_NAME}@db:${Number('5433')}/${process.env.NONE || 'shop'}`",
            "postgres://me@db:5433/shop"
        ),
        ("url: 'postgres://' + process.env.USER_NAME + '@db/' + String(7)", "postgres://me@db/7"),
        ("url: \"postgres://\\u0061\\x62c\"", "postgres://abc"),
        ("url: new URL(process.env.DATABASE_URL!).toString()", "postgres://env"),
        ("url: !process.env.NONE ? 'postgres://no' : unknown()", "postgres://no"),
        ("url: (() => 'x')() && 0 ? f() : g(), ...{ url: 'postgres://spread' }", "postgres://spread"),
        ("url: process.env.DATABASE_URL!.replace('env', 'other')", "postgres://other"),
        ("url: parseInt('12abc', 10) === 12 ? 'postgres://yes' : 'postgres://no'", "postgres://yes"),
    ])
    func `finds the URL in`(credentials: String, url: String?) throws {
        let text = "export default defineConfig({ dialect: 'postgresql', dbCredentials: { \(credentials) } })"
        let found = try load(text).credentials
        if let url {
            #expect(found.credentials == .url(url))
        } else {
            #expect(found.credentials?.masked == "host=h dbname=d sslmode=prefer")
        }
    }

    @Test(arguments: [
        "export default { dialect: 'postgresql', dbCredentials: { url: process.env.DATABASE_URL! } } satisfies Config;",
        "export default { dialect: 'postgresql', dbCredentials: { url: process.env.DATABASE_URL! } } as Config",
        "module.exports = { dialect: 'postgresql', dbCredentials: { url: process.env.DATABASE_URL } }",
        "const config: Config = { dialect: 'postgresql', dbCredentials: { url: process.env.DATABASE_URL! } }\nexport default config",
        "const config = defineConfig({ dialect: 'postgresql' as const, dbCredentials: { url: process.env.DATABASE_URL! } })\nexport { config as default }",
        "const url = process.env.DATABASE_URL\nif (!url) throw new Error('DATABASE_URL is missing')\nexport default defineConfig({ dialect: 'postgresql', dbCredentials: { url } })",
        "const url = process.env.DATABASE_URL;\nif (!url) {\n  throw new Error(`no ${url}`);\n}\nexport default defineConfig({ dialect: 'postgresql', dbCredentials: { url: url } });",
        "const { DATABASE_URL } = process.env\nexport default { dialect: 'postgresql', dbCredentials: { url: DATABASE_URL! } }",
        "const { NONE: a = 'x', DATABASE_URL: b } = process.env as Record<string, string>\nexport default { dialect: 'postgresql', dbCredentials: { url: b } }",
        "const { defineConfig } = require('drizzle-kit')\nmodule.exports = defineConfig({ dialect: 'postgresql', dbCredentials: { url: process.env.DATABASE_URL } })",
        """
        const common = { dialect: 'postgresql', schema: './s.ts' }
        export default process.env.NODE_ENV === 'production'
          ? defineConfig({ ...common, dbCredentials: { url: 'x' } })
          : defineConfig({ ...common, dbCredentials: { url: process.env.DATABASE_URL! } })
        """,
        """
        let url = 'postgres://first';
        if (process.env.NODE_ENV === 'test') { url = process.env.DATABASE_URL! } else { url = 'b' }
        export default { dialect: "postgresql", dbCredentials: { url } }
        """,
        """
        /* a comment */ import type { Config } from "drizzle-kit"; // another
        type Options<T> = { [K in keyof T]: T[K] extends string ? 1 : 2 }
        interface A { url: string; b(): void }
        function helper(a: string): string { if (a) { return a } return `${a}}` }
        const re = /[/'"`]+/g
        const unused = async () => { await fetch("http://x") }
        export default {
          dialect: "postgresql",
          hook() { return { a: 1 } },
          dbCredentials: { ...(process.env.NONE && { url: "no" }), url: process.env.DATABASE_URL! },
        } satisfies Config
        """,
        """
        import * as dotenv from 'dotenv'
        try { process.loadEnvFile('.missing') } catch (error) { console.log(error) }
        export default ({ dialect: 'postgresql', dbCredentials: { url: process.env.DATABASE_URL } })
        """,
    ])
    func `is found however it is exported`(text: String) throws {
        #expect(try load(text).credentials.credentials == .url("postgres://env"))
    }

    @Test func `takes a URL apart and puts parameters into it`() throws {
        let text = """
            const url = new URL(process.env.FULL_URL!)
            url.searchParams.set('sslmode', 'require')
            url.searchParams.append('application_name', 'a b')
            export default { dialect: 'postgresql', dbCredentials: { url: url.toString() }, schema: url.hostname,
              schemaFilter: [url.pathname.slice(1), url.port, url.username, decodeURIComponent(url.password)] }
            """
        let environment = ["FULL_URL": "postgres://me:p%40ss@db.example.com:6543/shop?connect_timeout=5"]
        let configuration = try load(text, environment: environment)
        #expect(
            configuration.credentials.credentials
                == .url(
                    "postgres://me:p%40ss@db.example.com:6543/shop?connect_timeout=5&sslmode=require&application_name=a%20b"
                ))
        #expect(configuration.schema.value == ["db.example.com"])
        #expect(configuration.schemaFilter.value == ["shop", "6543", "me", "p@ss"])
    }

    @Test func `has Drizzle's defaults`() throws {
        let configuration = try load("export default { dialect: 'postgresql' }")
        #expect(configuration.credentials == .absent)
        #expect(configuration.out.value?.hasSuffix("/drizzle") == true)
        #expect(configuration.ledgerLocation == .standard)
        #expect(configuration.migrationsPrefix.value == .index)
        #expect(configuration.schemaFilter.value == ["public"])
        #expect(configuration.breakpoints.value == true)
        #expect(configuration.roles == .known(.none, from: Provenance([.drizzleDefault])))
    }

    @Test func `has its fields`() throws {
        let text = """
            export default defineConfig({
              dialect: 'postgresql', schema: ['./a.ts', "./b.ts"], out: './migrations/', breakpoints: false,
              migrations: { table: 'journal', schema: 'public', prefix: 'timestamp' },
              schemaFilter: 'shop', tablesFilter: ['!x_*'], extensionsFilters: ['postgis'],
              entities: { roles: { provider: 'neon', exclude: ['admin'] } },
            })
            """
        let folder = try TemporaryFolder(["drizzle.config.ts": text])
        let configuration = try #require(try DrizzleConfiguration.load(from: folder.path, environment: [:]))
        #expect(configuration.out.value == folder.path + "/migrations")
        #expect(configuration.schema.value == ["./a.ts", "./b.ts"])
        #expect(configuration.ledgerLocation == LedgerLocation(schema: "public", table: "journal"))
        #expect(configuration.migrationsPrefix.value == .timestamp)
        #expect(configuration.schemaFilter.value == ["shop"])
        #expect(configuration.tablesFilter.value == ["!x_*"])
        #expect(configuration.breakpoints.value == false)
        #expect(configuration.roles.value == .some(provider: "neon", include: [], exclude: ["admin"]))
    }

    @Test func `in JSON is read, comments and all`() throws {
        let folder = try TemporaryFolder([
            "drizzle.config.json":
                #"{ "dialect": "postgresql", /* here */ "out": "m", "dbCredentials": {"url": "postgres://j"}, }"#
        ])
        let configuration = try #require(try DrizzleConfiguration.load(from: folder.path, environment: [:]))
        #expect(configuration.out.value == folder.path + "/m")
        #expect(configuration.credentials.credentials == .url("postgres://j"))
    }

    @Test(arguments: [
        (
            "import { resolve } from './r'\nexport default { dialect: 'postgresql', dbCredentials: { url: resolve('x') } }",
            "resolve('…')", 2
        ),
        (
            "export default { dialect: 'postgresql',\n dbCredentials: { url: readConfig().dbUrl } }",
            "readConfig().dbUrl", 2
        ),
        (
            "import { env } from './env'\nexport default { dialect: 'postgresql', dbCredentials: { url: env.OTHER_URL ?? 'postgres://wrong' } }",
            "env.OTHER_URL", 2
        ),
        (
            "export default { dialect: 'postgresql', dbCredentials: { url: 'postgres://ok', ...more() } }",
            "more()", 1
        ),
        ("export default { dialect: 'postgresql', dbCredentials: get() }", "get()", 1),
        (
            "export default { dialect: 'postgresql', dbCredentials: { url: `postgres://u:${secret('a')}@h/d` } }",
            "secret('…')", 1
        ),
        (
            "import './load-env'\nexport default { dialect: 'postgresql', dbCredentials: { url: process.env.NONE ?? 'postgres://wrong' } }",
            "import './load-env'", 1
        ),
        (
            "for (const l of lines()) {\n process.env[l.a] = l.b }\nexport default { dialect: 'postgresql', dbCredentials: { url: process.env.NONE! } }",
            "lines()", 1
        ),
        (
            "import { env } from '~/env.mjs'\nexport default { dialect: 'postgresql', dbCredentials: { url: env.DATABASE_URL } }",
            "env.DATABASE_URL", 2
        ),
        (
            "let url = 'postgres://a'\nif (isCloud()) { url = 'postgres://b' }\nexport default { dialect: 'postgresql', dbCredentials: { url } }",
            "isCloud()", 2
        ),
        (
            "export default { dialect: 'postgresql', dbCredentials: { url: f('postgres://u:hunter2@h/d') } }",
            "f('…')", 1
        ),
        (
            "export default { dialect: 'postgresql', dbCredentials: { host: cfg.get('db'), database: 'd', url: 'postgres://wrong' } }",
            "cfg.get('…')", 1
        ),
    ])
    func `names the expression that only running it could tell`(text: String, expression: String, line: Int)
        throws
    {
        let configuration = try load(text)
        guard case .unknown(let unknown) = configuration.credentials else {
            Issue.record("\(configuration.credentials)")
            return
        }
        #expect(unknown.text == expression)
        #expect(unknown.line == line)
        #expect(unknown.file.hasSuffix("/drizzle.config.ts"))
    }

    @Test func `is no worse for an expression nobody needs`() throws {
        let text =
            "export default { dialect: 'postgresql', out: where(), dbCredentials: { url: 'postgres://ok' } }"
        let configuration = try load(text)
        #expect(configuration.credentials.credentials == .url("postgres://ok"))
        guard case .unknown(let unknown) = configuration.out else {
            Issue.record("out is \(configuration.out)")
            return
        }
        #expect(unknown.text == "where()")
    }

    @Test func `takes either side of a choice it cannot make when both are the same`() throws {
        let text = "export default { dialect: 'postgresql', out: isCloud() ? './m' : './m' }"
        #expect(try load(text).out.value?.hasSuffix("/m") == true)
    }

    @Test(arguments: [
        ("{ dialect: 'mysql' }", "mysql"), ("{ dialect: 'sqlite', driver: 'd1-http' }", "sqlite"),
        ("{ driver: 'better-sqlite' }", "better-sqlite"), ("{ driver: 'mysql2' }", "mysql2"),
    ])
    func `for another database is refused`(object: String, dialect: String) throws {
        let folder = try TemporaryFolder(["drizzle.config.ts": "export default \(object)"])
        #expect(throws: ProjectError.otherDialect(dialect, path: folder.path + "/drizzle.config.ts")) {
            try DrizzleConfiguration.load(from: folder.path, environment: [:])
        }
    }

    @Test func `that is not a script says where`() throws {
        let folder = try TemporaryFolder(["drizzle.config.ts": "export default {\n  out: 'x\n}"])
        let path = folder.path + "/drizzle.config.ts"
        let place = TextPlace(line: 2, column: 8)
        #expect(
            throws: ProjectError.notUnderstood(path: path, place: place, expected: "the end of the string")
        ) {
            try DrizzleConfiguration.load(from: folder.path, environment: [:])
        }
    }

    @Test func `without an export or a dialect is refused`() throws {
        let nothing = try TemporaryFolder(["drizzle.config.ts": "const a = 1"])
        #expect(throws: ProjectError.nothingExported(path: nothing.path + "/drizzle.config.ts")) {
            try DrizzleConfiguration.load(from: nothing.path, environment: [:])
        }
        let empty = try TemporaryFolder(["drizzle.config.ts": "export default {}"])
        #expect(throws: ProjectError.dialectMissing(path: empty.path + "/drizzle.config.ts")) {
            try DrizzleConfiguration.load(from: empty.path, environment: [:])
        }
    }

    private func load(
        _ text: String,
        environment: [String: String] = [
            "DATABASE_URL": "postgres://env", "NODE_ENV": "test", "USER_NAME": "me", "EMPTY": "",
        ]
    ) throws -> DrizzleConfiguration {
        let folder = try TemporaryFolder(["drizzle.config.ts": text])
        return try #require(try DrizzleConfiguration.load(from: folder.path, environment: environment))
    }
}

extension CredentialSetting {
    var credentials: Credentials? {
        if case .known(let credentials, _) = self { credentials } else { nil }
    }

    var provenance: Provenance? {
        if case .known(_, let provenance) = self { provenance } else { nil }
    }
}
