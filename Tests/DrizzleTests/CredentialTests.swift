import Drizzle
import Postgres
import Testing

@Suite struct `The credentials` {
    @Test func `of host and database win over the URL`() throws {
        let credentials = try read(
            "host: 'db1', port: '6543', user: 'me', password: 's3cret', database: 'shop', url: 'x', ssl: false"
        )
        #expect(
            credentials.credentials?.masked
                == "host=db1 port=6543 user=me password=•••••• dbname=shop sslmode=disable")
        let target = try #require(try credentials.credentials?.target())
        #expect(target.parameters["password"] == "s3cret")
    }

    @Test(arguments: [
        ("'require'", "require"), ("'allow'", "require"), ("'prefer'", "require"),
        ("'verify-full'", "verify-full"),
        ("true", "verify-full"), ("false", "disable"), ("{ rejectUnauthorized: false }", "require"),
        ("{}", "verify-full"),
        ("undefined", "prefer"), ("{ ca: readFileSync('ca.pem') }", "require"),
        ("process.env.NONE ? true : { rejectUnauthorized: !!process.env.NONE }", "require"),
    ])
    func `give TLS the meaning it has in Drizzle`(ssl: String, mode: String) throws {
        let credentials = try read("host: 'h', database: 'd', ssl: \(ssl)")
        #expect(credentials.credentials?.masked == "host=h dbname=d sslmode=\(mode)")
    }

    @Test func `of a URL say what Drizzle drops beside it`() throws {
        let configuration = try load(
            "dialect: 'postgresql', dbCredentials: { url: 'postgres://a', ssl: true, user: 'x' }")
        #expect(configuration.notes == [.ignoredBesideURL(keys: ["ssl", "user"])])
        #expect(configuration.credentials.credentials == .url("postgres://a"))
    }

    @Test func `of an old driver are read as they were`() throws {
        let configuration = try load(
            "driver: 'pg', dbCredentials: { connectionString: process.env.A! }", ["A": "postgres://a"])
        #expect(configuration.credentials.credentials == .url("postgres://a"))
        #expect(configuration.notes == [.oldStyle(field: "driver"), .oldStyle(field: "connectionString")])
        let oldest = try load("connectionString: 'postgres://b', out: 'm'")
        #expect(oldest.credentials.credentials == .url("postgres://b"))
        let parts = try load("host: 'h', database: 'd', ssl: true")
        #expect(parts.credentials.credentials?.masked == "host=h dbname=d sslmode=verify-full")
    }

    @Test func `that are missing name the variable`() throws {
        #expect(try read("url: process.env.DATABASE_URL!") == .incomplete(unset: ["DATABASE_URL"]))
        #expect(try read("url: process.env.A || process.env.B || ''") == .incomplete(unset: ["A", "B"]))
        #expect(try read("url: new URL(process.env.A!).href") == .incomplete(unset: ["A"]))
        #expect(try read("") == .incomplete(unset: []))
    }

    @Test(arguments: ["pglite", "aws-data-api"])
    func `of a driver that is no server are refused`(driver: String) throws {
        let configuration = try load(
            "dialect: 'postgresql', driver: '\(driver)', dbCredentials: { url: './d' }")
        #expect(configuration.credentials == .refused(driver: driver))
    }

    @Test func `never show a password`() throws {
        let url = "postgres://me:hunter2@db/shop?password=hunter2&sslmode=require"
        let shown = try #require(try read("url: '\(url)'").credentials?.masked)
        #expect(shown == "postgres://me:••••••@db/shop?password=••••••&sslmode=require")
    }

    @Test func `know where they come from`() throws {
        let folder = try TemporaryFolder([
            "drizzle.config.ts": """
            export default { dialect: 'postgresql', dbCredentials: {
              host: process.env.HOST_NAME!, user: process.env.USER_NAME!, database: 'shop' } }
            """,
            ".env": "HOST_NAME=db1\nUSER_NAME=file\n",
        ])
        let configuration = try #require(
            try DrizzleConfiguration.load(from: folder.path, environment: ["USER_NAME": "env"]))
        #expect(
            configuration.credentials.credentials?.masked == "host=db1 user=env dbname=shop sslmode=prefer")
        #expect(
            configuration.credentials.provenance?.sources == [
                .environmentFile(name: "HOST_NAME", path: folder.path + "/.env"),
                .environment(name: "USER_NAME"),
                .literal(file: folder.path + "/drizzle.config.ts", line: 2),
            ])
    }

    private func read(_ members: String) throws -> CredentialSetting {
        try load("dialect: 'postgresql', dbCredentials: { \(members) }").credentials
    }

    private func load(_ members: String, _ environment: [String: String] = [:]) throws -> DrizzleConfiguration
    {
        let folder = try TemporaryFolder(["drizzle.config.ts": "export default { \(members) }"])
        return try #require(try DrizzleConfiguration.load(from: folder.path, environment: environment))
    }
}
