import Foundation
import TestSupport
import Testing

/// A folder that wants a secret of whoever starts the program in it.
///
/// `PORT` in a file or an argument is that of the server that waits for it, `HOME` the home folder of the person.
struct Trap: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let files: [String: String]
    /// By their names; what they lead to.
    var links: [String: String] = [:]
    var environment: [String: String] = [:]
    /// Where in the folder the person stands.
    var place = ""
    var arguments: [String] = []

    init(
        _ description: String, url: String? = nil, _ files: [String: String] = [:],
        links: [String: String] = [:], environment: [String: String] = [:], place: String = "",
        arguments: [String] = []
    ) {
        testDescription = description
        let configuration = url.map { ["drizzle.config.ts": Self.configuration("url: \($0)")] } ?? [:]
        (self.files, self.links) = (configuration.merging(files) { $1 }, links)
        (self.environment, self.place, self.arguments) = (environment, place, arguments)
    }

    static func configuration(_ credentials: String, before: String = "") -> String {
        """
        \(before)
        export default { dialect: 'postgresql', dbCredentials: { \(credentials) } };
        """
    }

    static let secret = "s3cret-of-ada"

    static let all: [Trap] = [
        Trap("names a server in its configuration", url: "'postgres://ada@127.0.0.1:PORT/shop'"),
        Trap(
            "names a server in its .env", url: "process.env.DATABASE_URL",
            [".env": "DATABASE_URL=postgres://ada@127.0.0.1:PORT/shop"]),
        Trap(
            "names the parts of a server",
            ["drizzle.config.ts": configuration("host: '127.0.0.1', port: PORT, database: 'shop'")]),
        Trap(
            "has a configuration in JSON",
            [
                "drizzle.config.json":
                    #"{"dialect": "postgresql", "dbCredentials": {"url": "postgres://ada@127.0.0.1:PORT/shop"}}"#
            ]),
        Trap(
            "has its configuration above", url: "'postgres://ada@127.0.0.1:PORT/shop'", ["a/b/c": ""],
            place: "/a/b"),
        Trap(
            "has a configuration that is named",
            ["other.ts": configuration("url: 'postgres://ada@127.0.0.1:PORT/shop'")],
            arguments: ["--config", "other.ts"]),
        Trap(
            "names a server in a module",
            [
                "drizzle.config.ts": configuration("url", before: "import { url } from './db';"),
                "db.ts": "export const url = 'postgres://ada@127.0.0.1:PORT/shop';",
            ]),
        Trap(
            "puts a variable into the database's name",
            url: "`postgres://ada@127.0.0.1:PORT/${process.env.TOKEN}`"),
        Trap(
            "puts a variable into the user's name",
            url: "'postgres://' + process.env.TOKEN + '@127.0.0.1:PORT/x'"),
        Trap(
            "takes a variable for a password",
            [
                "drizzle.config.ts": configuration(
                    "host: '127.0.0.1', port: PORT, database: 'shop', password: process.env.TOKEN")
            ]),
        Trap(
            "reads a file of the home folder as one with variables",
            [
                "drizzle.config.ts": configuration(
                    "url: `postgres://ada@127.0.0.1:PORT/${process.env.token}`",
                    before: "import { config } from 'dotenv'; config({ path: process.env.HOME + '/keys' });")
            ]),
        Trap(
            "has a link to a file of the home folder",
            url: "`postgres://ada@127.0.0.1:PORT/${process.env.token}`", links: [".env": "HOME/keys"]),
        Trap(
            "imports a file of the home folder",
            [
                "drizzle.config.ts": configuration(
                    "url: `postgres://ada@127.0.0.1:PORT/${keys.token}`",
                    before: "import keys from 'HOME/keys.json';")
            ]),
        Trap(
            "names a password file", url: "'postgres://ada@127.0.0.1:PORT/shop?passfile=HOME/.pgpass'"),
        Trap(
            "names somebody's key",
            url: "'postgres://ada@127.0.0.1:PORT/shop?sslkey=HOME/keys&sslcert=HOME/keys'"),
        Trap("names a service", url: "'postgres://ada@127.0.0.1:PORT/shop?service=production'"),
        Trap(
            "has one server's name and another's address",
            url: "'postgres://ada@production.example/shop?hostaddr=127.0.0.1&port=PORT'"),
        Trap(
            "names several servers",
            url: "'postgres://ada@127.0.0.1:1,127.0.0.1:PORT/shop?target_session_attrs=any'"),
        Trap(
            "takes what a package script set", url: "process.env.npm_package_config_url",
            environment: ["npm_package_config_url": "postgres://ada@127.0.0.1:PORT/shop"]),
        Trap(
            "sets the variable of the person anew",
            [
                "drizzle.config.ts": configuration(
                    "url: process.env.DATABASE_URL",
                    before: "process.env.DATABASE_URL = 'postgres://ada@127.0.0.1:PORT/shop';")
            ], environment: ["DATABASE_URL": "postgres://ada@127.0.0.1:1/shop"]),
        Trap(
            "changes the variable of the person",
            url: "process.env.DATABASE_URL.replace('production.example', '127.0.0.1:PORT')",
            environment: ["DATABASE_URL": "postgres://ada@production.example/shop"]),
        Trap(
            "brings along what was confirmed", url: "'postgres://ada@127.0.0.1:PORT/shop'",
            ["raingauge/trust.json": "{\"version\": 1, \"projects\": []}", "trust.json": "{}"],
            environment: ["XDG_STATE_HOME": "."]),
    ]
}

/// A ``Trap`` on disk, the server that waits, and a person with secrets.
final class SetTrap {
    let server: CuriousServer
    let folder: String
    let environment: [String: String]
    let arguments: [String]
    private let root: String

    init(_ trap: Trap) throws {
        let server = try CuriousServer()
        let root = FileManager.default.temporaryDirectory.path + "/trap-\(UUID().uuidString.prefix(8))"
        let home = root + "/home"
        func filled(_ text: String) -> String {
            text.replacingOccurrences(of: "PORT", with: "\(server.port)")
                .replacingOccurrences(of: "HOME/", with: home + "/")
        }
        (self.server, self.root) = (server, root)
        folder = root + "/project" + trap.place
        arguments = trap.arguments
        environment = [
            "HOME": home, "XDG_STATE_HOME": root + "/state", "PGPASSWORD": Trap.secret, "TOKEN": Trap.secret,
        ].merging(trap.environment.mapValues(filled)) { $1 }
        try Self.write("token=\(Trap.secret)\n", to: home + "/keys")
        try Self.write(#"{"token": "\#(Trap.secret)"}"#, to: home + "/keys.json")
        try Self.write("*:*:*:*:\(Trap.secret)\n", to: home + "/.pgpass", mode: 0o600)
        for (name, text) in trap.files { try Self.write(filled(text), to: root + "/project/" + name) }
        for (name, target) in trap.links {
            try FileManager.default.createSymbolicLink(
                atPath: root + "/project/" + name, withDestinationPath: filled(target))
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    /// Writes a file of the project again.
    func write(_ text: String, to name: String) throws {
        try Self.write(
            text.replacingOccurrences(of: "PORT", with: "\(server.port)"), to: root + "/project/" + name)
    }

    private static func write(_ text: String, to path: String, mode: Int = 0o644) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        _ = FileManager.default.createFile(
            atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: mode])
    }
}
