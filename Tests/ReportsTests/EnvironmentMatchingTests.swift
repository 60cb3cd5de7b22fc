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
