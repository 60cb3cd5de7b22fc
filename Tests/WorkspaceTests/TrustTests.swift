import Drizzle
import Foundation
import Glibc
import Postgres
import SystemCalls
import TestSupport
import Testing

@testable import Workspace

@Suite struct `What a project decides of an address` {
    @Test(arguments: [
        "url: process.env.URL", "url: process.env.URL!", "url: process.env.NONE ?? process.env.URL",
        "host: process.env.HOST, database: 'shop'", "url: 'postgres:///shop'",
        "host: process.env.HOST, port: process.env.PORT, database: `${process.env.HOST}`",
    ])
    func `is nothing where the person names the server`(credentials: String) throws {
        #expect(try choice(credentials).claim == nil)
    }

    @Test(arguments: [
        "url: 'postgres://db1/shop'", "url: `${process.env.URL}?application_name=x`",
        "url: process.env.URL.replace('db9', 'db1')", "url: new URL('/shop', process.env.URL).href",
        "url: process.env.FROM_FILE", "host: process.env.PWD, database: 'shop'",
        "host: process.env.HOST, port: 6543, database: 'shop'",
        "host: `${process.env.HOST}.evil`, database: 'x'",
        "url: process.env.npm_package_config_url", "url: 'postgres://:6543/shop'",
    ])
    func `is the server wherever it has a part in its name`(credentials: String) throws {
        #expect(try choice(credentials).claim != nil)
    }

    @Test func `names every server, where each part is written and the variables in it`() throws {
        let claim = try #require(
            try choice("url: `postgres://ada:${process.env.TOKEN}@db1:1,db2:2/shop`").claim)
        #expect(claim.names == ["db1:1", "db2:2"])
        #expect(claim.variables == ["TOKEN"])
        #expect(claim.parts.map(\.keyword) == ["dbname", "user", "password"])
        #expect(!claim.parts.contains { $0.value.contains("s3cret") })
        #expect(
            claim.files.map { URL(fileURLWithPath: $0.path).lastPathComponent }
                == [".env", "drizzle.config.ts"].reversed())
    }

    @Test(arguments: [
        "passfile", "sslkey", "sslcert", "sslpassword", "service", "hostaddr", "krbsrvname", "gsslib",
        "requirepeer", "sslcrl", "sslrootcert", "replication",
    ])
    func `is never what libpq takes from the person`(keyword: String) throws {
        #expect(throws: TargetObstacle.self) { try choice("url: 'postgres://db1/shop?\(keyword)=/x'") }
        let own = TargetSources(url: "postgres://db1/shop?\(keyword)=/x")
        #expect(try TargetChoice(own).claim == nil)
    }

    private func choice(_ credentials: String) throws -> TargetChoice {
        let folder = try ProjectFolder([
            "drizzle.config.ts":
                "export default { dialect: 'postgresql', dbCredentials: { \(credentials) } }",
            ".env": "FROM_FILE=postgres://db9/shop\n",
        ])
        let environment = [
            "URL": "postgres://db9/shop", "HOST": "db9", "PORT": "5432", "TOKEN": "s3cret",
            "PWD": folder.path, "npm_package_config_url": "postgres://db9/shop",
        ]
        let project = try #require(
            try DrizzleConfiguration.load(from: folder.path, environment: environment))
        return try TargetChoice(TargetSources(project: .found(project), environment: environment))
    }
}

@Suite struct `What is trusted` {
    private static let claim = claim(of: ["/srv/shop/.env": "1"])

    private static func claim(
        of files: [String: String], on host: String = "db1", in project: String = "/srv/shop"
    ) -> AddressClaim {
        AddressClaim(
            configuration: project + "/drizzle.config.ts", servers: [.init(host: host, port: "5432")],
            from: Provenance([]), files: files.map { .init(path: $0, digest: $1) })
    }

    @Test func `is a project with its servers and its files`() {
        var trust = Trust()
        #expect(trust.standing(of: Self.claim) == .unknown)
        trust.keep(Self.claim)
        #expect(trust.standing(of: Self.claim) == .trusted)
        #expect(trust.standing(of: Self.claim(of: ["/srv/shop/.env": "1"], in: "/srv/other")) == .unknown)
        #expect(
            trust.standing(of: Self.claim(of: ["/srv/shop/.env": "1"], on: "db2"))
                == .moved(from: ["db1:5432"]))
        #expect(trust.standing(of: Self.claim(of: ["/srv/shop/.env": "2"])) == .changed(["/srv/shop/.env"]))
        #expect(trust.standing(of: Self.claim(of: [:])) == .changed(["/srv/shop/.env"]))
    }

    @Test func `is kept for several servers of one project, each in its newest form`() {
        var trust = Trust()
        let others = Self.claim(of: ["/srv/shop/.env": "3"], on: "db2")
        for claim in [Self.claim, others, Self.claim(of: ["/srv/shop/.env": "2"])] { trust.keep(claim) }
        #expect(trust.standing(of: others) == .trusted)
        #expect(trust.standing(of: Self.claim) != .trusted)
        #expect(trust.entries.count == 2)
    }

    @Test func `is read as it was written, whatever the names`() {
        var trust = Trust()
        trust.keep(Self.claim(of: ["/srv/\"\\\u{1B}[31m\n": "1"], on: "d\u{202E}b"))
        trust.keep(Self.claim)
        #expect(Trust(json: trust.json) == trust)
    }

    @Test(arguments: [
        "", "{]", "[]", #"{"version": 2, "projects": []}"#, #"{"version": 1, "projects": [1]}"#,
    ])
    func `is nothing in a file that makes no sense`(text: String) throws {
        let folder = try ProjectFolder(["trust.json": text])
        let file = TrustFile(path: folder.path + "/trust.json", person: Person(sudoUser: nil))
        #expect(throws: TrustFile.Refusal.self) { try file.read() }
        #expect(throws: TrustFile.Refusal.self) { try file.keep(Self.claim) }
        #expect(try String(contentsOfFile: folder.path + "/trust.json", encoding: .utf8) == text)
    }

    @Test func `is nothing in a file that others may write`() throws {
        let folder = try ProjectFolder([:])
        let file = TrustFile(path: folder.path + "/a/trust.json", person: Person(sudoUser: nil))
        try file.keep(Self.claim)
        #expect(try file.read().standing(of: Self.claim) == .trusted)
        #expect(chmod(folder.path + "/a", 0o777) == 0)
        #expect(throws: TrustFile.Refusal.notOwn(path: folder.path + "/a", .isOpenToAll)) { try file.read() }
    }

    @Test(.enabled(if: geteuid() == 0, "only the superuser can give files away"))
    func `is nothing in a file that a group may write which is not the person's own`() throws {
        let folder = try ProjectFolder([:])
        let path = folder.path + "/a"
        let file = TrustFile(path: path + "/trust.json", person: Person(sudoUser: nil))
        try file.keep(Self.claim)
        #expect(chmod(path, 0o770) == 0)
        #expect(try file.read().standing(of: Self.claim) == .trusted)
        #expect(chown(path, 0, 1) == 0)
        #expect(throws: TrustFile.Refusal.notOwn(path: path, .isOpen(toGroup: "daemon"))) { try file.read() }
    }

    @Test func `is kept though many do so at once`() async throws {
        let folder = try ProjectFolder([:])
        let file = TrustFile(path: folder.path + "/a/trust.json", person: Person(sudoUser: nil))
        try await withThrowingTaskGroup { group in
            for number in 0..<20 {
                group.addTask { try file.keep(Self.claim(of: ["/x": "1"], in: "/srv/\(number)")) }
            }
            try await group.waitForAll()
        }
        #expect(try file.read().entries.count == 20)
        try file.forget(Self.claim(of: ["/x": "2"], in: "/srv/7"))
        #expect(try file.read().entries.count == 19)
    }
}

@Suite struct `What of the person's goes to a server` {
    @Test(arguments: [
        ("db1:5432:shop:ada:p", 1), ("*:*:*:*:p", 1), ("#c\nother:*:*:*:p\n*:5432:*:ada:p", 3),
        (#"d\b1:*:sh\op:*:p"#, 1), ("db1:5433:*:*:p", nil), ("db1:*:*:*", nil),
    ])
    func `is the password of the first line that fits`(text: String, line: Int?) throws {
        let folder = try ProjectFolder(["pass": text])
        chmod(folder.path + "/pass", 0o600)
        let target = try ConnectionTarget("postgres://ada@db1/shop")
        let secrets = target.personalSecrets(["PGPASSFILE": folder.path + "/pass"])
        #expect(secrets == (line.map { [.passwordFile(path: folder.path + "/pass", line: $0)] } ?? []))
    }

    @Test func `is nothing of a password file that libpq does not read`() throws {
        let folder = try ProjectFolder(["pass": "*:*:*:*:p"])
        let target = try ConnectionTarget("postgres://ada@db1/shop")
        #expect(target.personalSecrets(["PGPASSFILE": folder.path + "/pass"]) == [])
    }

    @Test func `is no password where the address has one`() throws {
        let target = try ConnectionTarget("postgres://ada:p@db1/shop")
        #expect(target.personalSecrets(["PGPASSWORD": "x"]) == [])
        #expect(
            try ConnectionTarget("postgres://ada@db1/shop").personalSecrets(["PGPASSWORD": "x"]) == [
                .passwordVariable
            ])
    }
}

/// Files in a folder that is gone when the test is over.
private final class ProjectFolder {
    let path: String

    init(_ files: [String: String]) throws {
        path = FileManager.default.temporaryDirectory.path + "/trust-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files {
            try text.write(toFile: path + "/" + name, atomically: false, encoding: .utf8)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
