import Postgres
import Testing

@testable import Reports

@Suite struct `An environment` {
    @Test(arguments: [
        ("*prod*", "shop@prod-db1:5432"), ("*prod*", "shop_production@local"), ("shop@*", "shop@db1:5432"),
        ("shop", "shop@db1:5432"), ("db1", "shop@db1:5432"), ("db1:5432", "shop@db1:5432"),
        ("DB?", "shop@db1:5432"), ("*", "shop@local"), ("*a*b*c", "aXbXbc@local"),
        ("service *", "service live"),
    ])
    func `is recognised by its pattern`(pattern: String, database: String) {
        #expect(Environment(pattern: pattern, label: "", colour: .red).matches(database))
    }

    @Test(arguments: [
        ("prod", "shop@prod-db1:5432"), ("db?", "shop@db12:5432"), ("", "shop@local"),
        ("*a*b*c", "abcd@local"),
        ("sho", "shop@local"),
    ])
    func `is not taken for another`(pattern: String, database: String) {
        #expect(!Environment(pattern: pattern, label: "", colour: .red).matches(database))
    }

    @Test(arguments: ["*prod*", "*5433*", "/srv/a*", "*/srv/a:5433", "main", "service main"])
    func `is recognised by what the session says, and by how it was reached`(pattern: String) {
        var settings = Settings()
        settings.environments = [Environment(pattern: pattern, label: "production", colour: .red)]
        let identity = DatabaseIdentity(database: "shop_prod", host: "/srv/a", port: "5433", user: "ada")
        let target = ConnectionTarget(parameters: ["service": "main"])
        #expect(settings.environment(of: identity.names + target.names)?.label == "production")
    }

    @Test func `is the first that fits`() {
        var settings = Settings()
        settings.environments = [
            Environment(pattern: "*replica*", label: "replica", colour: .yellow),
            Environment(pattern: "*prod*", label: "production", colour: .red),
        ]
        #expect(settings.environment(of: "shop@prod-replica:5432")?.label == "replica")
        #expect(settings.environment(of: "shop@prod:5432")?.label == "production")
        #expect(settings.environment(of: "shop@local") == nil)
    }
}
