import Drizzle
import Testing

@Suite struct `A project` {
    private let plain = "export default { dialect: 'postgresql', dbCredentials: { url: process.env.URL! } }"

    @Test func `is found from a folder below it`() throws {
        let folder = try TemporaryFolder([
            "drizzle.config.ts": plain, ".env": "URL=postgres://a", "src/db/x.ts": "",
            "drizzle/meta/_journal.json": #"{"version":"7","dialect":"postgresql","entries":[]}"#,
        ])
        let project = try #require(try Project.load(from: folder.path + "/src/db", environment: [:]))
        #expect(project.configuration.folder == folder.path)
        #expect(project.configuration.notes == [.pathsCountFrom(folder: folder.path)])
        #expect(project.configuration.credentials.credentials == .url("postgres://a"))
        #expect(project.folder?.path == folder.path + "/drizzle")
        #expect(project.folder?.layout == .journal(JournalHeader(version: "7", dialect: "postgresql")))
    }

    @Test func `is none where there is no configuration`() throws {
        let folder = try TemporaryFolder()
        #expect(try Project.load(from: folder.path, environment: [:]) == nil)
        #expect(throws: ProjectError.configurationMissing(path: folder.path + "/x.ts")) {
            try Project.load(from: folder.path, configuration: "x.ts", environment: [:])
        }
    }

    @Test func `prefers the names that Drizzle looks for`() throws {
        let folder = try TemporaryFolder([
            "drizzle.config.mjs": "export default { dialect: 'postgresql', out: 'mjs' }",
            "drizzle.config.js": "export default { dialect: 'postgresql', out: 'js' }",
        ])
        let configuration = try #require(try DrizzleConfiguration.load(from: folder.path, environment: [:]))
        #expect(configuration.out.value == folder.path + "/js")
    }

    @Test func `named by path counts from the working folder, as Drizzle does`() throws {
        let folder = try TemporaryFolder([
            "config/pg.ts": plain, ".env": "URL=postgres://working", "config/.env": "URL=postgres://beside",
        ])
        let project = try #require(
            try Project.load(from: folder.path, configuration: "config/pg.ts", environment: [:]))
        #expect(project.folder?.path == folder.path + "/drizzle")
        #expect(project.configuration.credentials.credentials == .url("postgres://working"))
        #expect(project.configuration.notes.isEmpty)
    }

    @Test func `named by path finds the folder beside the configuration and says so`() throws {
        let folder = try TemporaryFolder([
            "packages/db/drizzle.config.ts": plain, "packages/db/.env": "URL=postgres://beside",
            "packages/db/drizzle/0000_a.sql": "",
        ])
        let project = try #require(
            try Project.load(
                from: folder.path, configuration: "packages/db/drizzle.config.ts", environment: [:]))
        let beside = folder.path + "/packages/db/drizzle"
        #expect(project.folder?.path == beside)
        #expect(project.configuration.notes == [.outFoundBesideConfiguration(path: beside)])
        #expect(project.configuration.credentials.credentials == .url("postgres://beside"))
    }

    @Test(arguments: [
        ("import { config } from 'dotenv'\nconfig({ path: '.env.local' })", "postgres://local"),
        (
            "import dotenv from 'dotenv'\ndotenv.config({ path: ['.env.none', '.env.local'] })",
            "postgres://local"
        ),
        ("import * as dotenv from 'dotenv'\ndotenv.config({ path: './.env.local' });", "postgres://local"),
        (
            "import { config } from 'dotenv'; import { resolve } from 'node:path'\nconfig({ path: resolve(__dirname, '.env.local') })",
            "postgres://local"
        ),
        (
            "import { config } from 'dotenv'; import path from 'path'\nconfig({ path: path.join(process.cwd(), '.env.local') })",
            "postgres://local"
        ),
        (
            "import { config } from 'dotenv'; import { fileURLToPath } from 'url'\nconfig({ path: fileURLToPath(new URL('.env.local', import.meta.url)) })",
            "postgres://local"
        ),
        (
            "import { config } from 'dotenv'; import path from 'path'; import { fileURLToPath } from 'url'\nconst here = path.dirname(fileURLToPath(import.meta.url))\nconfig({ path: `${import.meta.dirname}/.env.local` })",
            "postgres://local"
        ),
        ("process.loadEnvFile('.env.local')", "postgres://local"),
        ("require('dotenv').config({ path: '.env.local' })", "postgres://local"),
        ("import { loadEnvConfig } from '@next/env'\nloadEnvConfig(process.cwd(), true)", "postgres://local"),
        ("import nextEnv from '@next/env'\nnextEnv.loadEnvConfig('.')", "postgres://local"),
        ("import 'dotenv/config'", nil),
        ("import { config } from 'dotenv'\nif (process.env.CI) { config({ path: '.env.local' }) }", nil),
    ])
    func `reads the files that its dotenv calls name`(lines: String, url: String?) throws {
        let folder = try TemporaryFolder([
            "drizzle.config.ts": lines + "\n" + plain, ".env.local": "URL=postgres://local",
        ])
        let configuration = try #require(try DrizzleConfiguration.load(from: folder.path, environment: [:]))
        if let url {
            #expect(configuration.credentials.credentials == .url(url))
            #expect(configuration.credentials.provenance?.description == "URL from \(folder.path)/.env.local")
        } else {
            #expect(configuration.credentials == .incomplete(unset: ["URL"]))
        }
    }

    @Test func `lets the environment win over files unless it says otherwise`() throws {
        let files = [".env": "URL=postgres://env", ".env.local": "URL=postgres://local"]
        let call = "import { config } from 'dotenv'\nconfig({ path: '.env.local'"
        let polite = try TemporaryFolder(files.merging(["drizzle.config.ts": "\(call) })\n\(plain)"]) { $1 })
        let kept = try DrizzleConfiguration.load(
            from: polite.path, environment: ["URL": "postgres://process"])
        #expect(kept?.credentials.credentials == .url("postgres://process"))
        let rude = try TemporaryFolder(
            files.merging(["drizzle.config.ts": "\(call), override: true })\n\(plain)"]) { $1 })
        let replaced = try DrizzleConfiguration.load(
            from: rude.path, environment: ["URL": "postgres://process"])
        #expect(replaced?.credentials.credentials == .url("postgres://local"))
    }
}
