import Drizzle
import Foundation
import Testing

/// What a configuration may read: its own project.
@Suite struct `The reach of a project` {
    private static let configuration = """
        import { config } from 'dotenv';
        config({ path: '../.env' });
        export default { dialect: 'postgresql', dbCredentials: { url: process.env.SHOP_URL } };
        """

    @Test func `ends at the folder of its configuration`() throws {
        let folder = try TemporaryFolder([
            "a/drizzle.config.ts": Self.configuration, ".env": "SHOP_URL=x://y",
        ])
        let project = try load(folder, "/a")
        #expect(project.credentials == .incomplete(unset: ["SHOP_URL"]))
        #expect(project.outside == [folder.path + "/.env"])
        #expect(project.notes.contains(.outsideProject(path: folder.path + "/.env")))
    }

    @Test(arguments: [".git/HEAD", "pnpm-workspace.yaml"])
    func `reaches to the top of its repository or its workspace`(mark: String) throws {
        let folder = try TemporaryFolder([
            "a/drizzle.config.ts": Self.configuration, ".env": "SHOP_URL=x://y", mark: "",
        ])
        #expect(try load(folder, "/a").outside == [])
    }

    @Test func `is never somebody's whole home folder`() throws {
        let folder = try TemporaryFolder([
            "a/drizzle.config.ts": Self.configuration, ".env": "SHOP_URL=x://y", ".git/HEAD": "",
        ])
        #expect(try load(folder, "/a", home: folder.path).outside == [folder.path + "/.env"])
    }

    @Test func `reaches to where the person is`() throws {
        let folder = try TemporaryFolder([
            "a/drizzle.config.ts": Self.configuration.replacing("../.env", with: ".env"),
            ".env": "SHOP_URL=x://y",
        ])
        let project = try #require(
            try DrizzleConfiguration.load(
                from: folder.path, configuration: "a/drizzle.config.ts", environment: [:]))
        #expect(project.outside == [])
    }

    @Test func `has no link out of it`() throws {
        let folder = try TemporaryFolder([
            "a/drizzle.config.ts": Self.configuration.replacing("../.env", with: ".env"),
            "keys": "SHOP_URL=x://y",
        ])
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/a/.env", withDestinationPath: "../keys")
        #expect(try load(folder, "/a").credentials == .incomplete(unset: ["SHOP_URL"]))
    }

    @Test func `takes a file that the person names from anywhere`() throws {
        let folder = try TemporaryFolder([
            "a/drizzle.config.ts": Self.configuration.replacing(
                "config({ path: '../.env' });", with: "config();"),
            "mine": "SHOP_URL=x://y",
        ])
        let environment = ["DOTENV_CONFIG_PATH": folder.path + "/mine"]
        let project = try #require(
            try DrizzleConfiguration.load(from: folder.path + "/a", environment: environment))
        #expect(project.outside == [])
    }

    @Test func `imports nothing from outside of it`() throws {
        let folder = try TemporaryFolder([
            "a/drizzle.config.ts": """
            import keys from '../keys.json';
            export default { dialect: 'postgresql', dbCredentials: { url: `postgres://h/${keys.token}` } };
            """,
            "keys.json": #"{"token": "s3cret"}"#,
        ])
        let project = try load(folder, "/a")
        #expect(!"\(project.credentials)".contains("s3cret"))
        #expect(project.outside == [folder.path + "/keys.json"])
    }

    @Test func `remembers what it was read from`() throws {
        let folder = try TemporaryFolder([
            "drizzle.config.ts":
                "import { out } from './out'; export default { dialect: 'postgresql', out };",
            "out.ts": "export const out = 'm';", ".env": "A=1", "unrelated.ts": "",
        ])
        let names = try load(folder, "").files.map { URL(filePath: $0.path).lastPathComponent }
        #expect(names == ["drizzle.config.ts", ".env", "out.ts"])
    }

    private func load(_ folder: TemporaryFolder, _ place: String, home: String = "/") throws
        -> DrizzleConfiguration
    {
        try #require(
            try DrizzleConfiguration.load(from: folder.path + place, environment: ["HOME": home]))
    }
}
