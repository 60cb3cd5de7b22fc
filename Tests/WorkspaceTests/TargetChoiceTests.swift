import Postgres
import Testing

@testable import Drizzle
@testable import Workspace

@Suite struct `The choice of the database` {
    @Test func `takes the argument before everything else`() throws {
        let choice = try TargetChoice(
            TargetSources(
                url: "postgres://ada@db1/shop", project: .found(.naming("db2")),
                environment: ["DATABASE_URL": "postgres://db3/shop"]))
        #expect(choice.address.parameters["host"] == "db1")
        #expect(choice.origin == .argument)
    }

    @Test func `takes the service before the configuration`() throws {
        let choice = try TargetChoice(TargetSources(service: "reports", project: .found(.naming("db2"))))
        #expect(choice.address.parameters == ["service": "reports"])
        #expect(choice.origin == .service("reports"))
    }

    @Test func `takes the configuration before DATABASE_URL, even when libpq's own variables are set`() throws
    {
        let choice = try TargetChoice(
            TargetSources(
                project: .found(.naming("db2")),
                environment: ["DATABASE_URL": "postgres://db3/shop", "PGHOST": "db4"]))
        #expect(choice.address.parameters["host"] == "db2")
        #expect(choice.passedOver == nil)
    }

    @Test func `takes DATABASE_URL outside a project`() throws {
        let choice = try TargetChoice(
            TargetSources(environment: ["DATABASE_URL": "postgres://db3/shop", "PGHOST": "db4"]))
        #expect(choice.address.parameters["host"] == "db3")
        #expect(choice.origin == .databaseURL)
    }

    @Test func `takes an empty DATABASE_URL for none`() throws {
        let choice = try TargetChoice(TargetSources(environment: ["DATABASE_URL": "", "PGHOST": "db4"]))
        #expect(choice.origin == .libpq(variables: ["PGHOST"]))
    }

    @Test func `leaves everything to libpq when nobody says anything`() throws {
        let choice = try TargetChoice(TargetSources())
        #expect(choice.address == .environment())
        #expect(choice.origin == .libpq(variables: []))
    }

    @Test(arguments: [
        (CredentialSetting.unknown(.example), TargetObstacle.unevaluated(.example)),
        (.absent, .noCredentials(file: "/shop/drizzle.config.ts")),
        (
            .incomplete(unset: ["SHOP_URL"]),
            .unset(["SHOP_URL"], file: "/shop/drizzle.config.ts", unloaded: [])
        ),
    ])
    func `never goes on to another database than the one a configuration means`(
        credentials: CredentialSetting, obstacle: TargetObstacle
    ) {
        #expect(throws: obstacle) {
            try TargetChoice(
                TargetSources(project: .found(.with(credentials)), environment: ["PGHOST": "db4"]))
        }
    }

    @Test func `takes DATABASE_URL where the configuration names no database, and says so`() throws {
        let choice = try TargetChoice(
            TargetSources(
                project: .found(.with(.absent)), environment: ["DATABASE_URL": "postgres://db3/shop"]))
        #expect(choice.address.parameters["host"] == "db3")
        #expect(choice.passedOver != nil)
    }

    @Test(arguments: [
        ProjectFinding.found(.with(.unknown(.example))), .found(.with(.incomplete(unset: ["SHOP_URL"]))),
        .failed(.configurationMissing(path: "/shop/typo.ts")), .failed(.nothingExported(path: "/shop/a.ts")),
    ])
    func `never takes DATABASE_URL for the one that a configuration means`(project: ProjectFinding) {
        #expect(throws: TargetObstacle.self) {
            try TargetChoice(
                TargetSources(project: project, environment: ["DATABASE_URL": "postgres://db3/shop"]))
        }
    }

    @Test func `refuses a project of another database system, whatever the environment says`() {
        let error = ProjectError.otherDialect("mysql", path: "/shop/drizzle.config.ts")
        #expect(throws: TargetObstacle.project(error)) {
            try TargetChoice(
                TargetSources(
                    project: .failed(error), environment: ["DATABASE_URL": "postgres://db3/shop"]))
        }
    }

    @Test func `refuses a driver that is no server, whatever the environment says`() {
        #expect(throws: TargetObstacle.otherDriver("pglite", file: "/shop/drizzle.config.ts")) {
            try TargetChoice(
                TargetSources(
                    project: .found(.with(.refused(driver: "pglite"))),
                    environment: ["DATABASE_URL": "postgres://db3/shop"]))
        }
    }

    @Test func `names the source of a text that is no address`() {
        #expect(throws: TargetObstacle.unreadable(.otherScheme("mysql"), from: .databaseURL)) {
            try TargetChoice(TargetSources(environment: ["DATABASE_URL": "mysql://db3/shop"]))
        }
    }
}

extension UnevaluatedExpression {
    static let example = UnevaluatedExpression(
        text: "readConfig().url", file: "/shop/drizzle.config.ts", line: 9)
}

extension DrizzleConfiguration {
    static func naming(_ host: String) -> DrizzleConfiguration {
        with(.known(.parameters([.init("host", host)]), from: Provenance([])))
    }

    static func with(_ credentials: CredentialSetting) -> DrizzleConfiguration {
        DrizzleConfiguration(
            file: "/shop/drizzle.config.ts", folder: "/shop", credentials: credentials,
            out: .known("/shop/drizzle", from: Provenance([.drizzleDefault])),
            schema: .known([], from: Provenance([])),
            migrationsTable: .known("__drizzle_migrations", from: Provenance([.drizzleDefault])),
            migrationsSchema: .known("drizzle", from: Provenance([.drizzleDefault])),
            migrationsPrefix: .known(.index, from: Provenance([.drizzleDefault])),
            schemaFilter: .known([], from: Provenance([])), tablesFilter: .known([], from: Provenance([])),
            extensionsFilters: .known([], from: Provenance([])),
            breakpoints: .known(true, from: Provenance([.drizzleDefault])),
            roles: .known(.none, from: Provenance([.drizzleDefault])), notes: [])
    }
}
