import Drizzle
import Reports
import Terminal
import Testing
import Verification

@testable import Browser

@Suite struct `The ways out` {
    /// On the migration that is skipped, with everything read.
    private func conversation(_ size: Size = Size(columns: 80, rows: 24)) -> Conversation {
        var conversation = Conversation(size)
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        conversation.press("m")
        conversation.press("x")
        conversation.answer(ReadRepairMaterial.self, .success(Shop.repairMaterial))
        return conversation
    }

    private func repairs(_ effects: [Effect]) -> [RepairPlan] {
        effects.questions(RunRepair.self).map(\.plan)
    }

    private func overviews(_ effects: [Effect]) -> Int {
        effects.questions(LoadOverview.self).count
    }

    @Test func `begin with those for the selected line`() {
        let screen = conversation().browser.front as? RepairScreen
        #expect(
            screen?.offers.map(\.words) == [
                "restamp 0004_quiet_hulk", "mark-applied 0004_quiet_hulk", "accept-edit 0005_wet_bishop",
                "remove-row '#7'",
            ])
    }

    @Test func `show a plan and change nothing`() {
        var conversation = conversation()
        conversation.press("j")
        conversation.press(.enter)
        #expect(conversation.screen.contains("INSERT INTO \"drizzle\".\"__drizzle_migrations\""))
        #expect(conversation.screen.contains("0004_quiet_hulk: now skipped; then applied"))
        #expect(repairs(conversation.effects).isEmpty)
        conversation.press(.escape)
        #expect((conversation.browser.front as? RepairScreen)?.page == .offers)
    }

    @Test func `are listed again after q, which then closes`() {
        var conversation = conversation()
        conversation.press(.enter)
        conversation.press("q")
        #expect((conversation.browser.front as? RepairScreen)?.page == .offers)
        conversation.press("q")
        #expect(conversation.browser.front is MigrationsScreen)
    }

    @Test func `run only when the name of the database is typed`() {
        var conversation = conversation()
        conversation.press("j")
        conversation.press(.enter)
        conversation.press("a")
        #expect(conversation.screen.contains("To run this, type shop:"))
        conversation.press("yes")
        conversation.press(.enter)
        #expect(
            conversation.browser.notice?.text == "“yes” is not its name; nothing was changed. Esc leaves.")
        #expect(repairs(conversation.effects).isEmpty)
        conversation.press("shop")
        conversation.press(.enter)
        #expect(repairs(conversation.effects).map(\.kind) == [.markApplied])
        #expect(conversation.screen.contains("The plan is being run."))
        conversation.press("q")
        #expect(conversation.screen.contains("^C stops it"))
    }

    @Test func `say what was changed, and have the list read again`() throws {
        var conversation = conversation()
        conversation.press("j")
        conversation.press(.enter)
        conversation.press("a")
        conversation.press("shop")
        conversation.press(.enter)
        let plan = try #require(repairs(conversation.effects).first)
        let before = overviews(conversation.effects)
        conversation.answer(RunRepair.self, .success(RepairReport(plan)))
        #expect(conversation.screen.contains("inserted a row with created_at"))
        #expect(overviews(conversation.effects) == before + 2)
    }

    @Test func `keep the plan when it is refused, with the reason above it`() throws {
        var conversation = conversation()
        conversation.press("j")
        conversation.press(.enter)
        conversation.press("a")
        conversation.press("shop")
        conversation.press(.enter)
        conversation.answer(
            RunRepair.self, .failure(Problem(RepairRefusal.ledgerChanged(.standard, expected: 6, found: 7))))
        #expect(conversation.screen.contains("had 6 rows when the plan was made and has 7 now"))
        #expect(conversation.screen.contains("INSERT INTO"))
    }

    @Test func `do not run on a standby, and say why`() {
        var conversation = conversation()
        let replica = ServerFacts(version: 150_004, identity: .shop, isEncrypted: true, isReplica: true)
        conversation.say(.link(.online(replica)))
        conversation.press(.enter)
        conversation.press("a")
        #expect(conversation.browser.notice?.text == "This server is a standby, which takes no changes.")
    }

    @Test(arguments: Size.pictured)
    func `are a list`(size: Size) throws {
        try expectSnapshot(conversation(size).frame, named: "repair-offers-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `show SQL and what follows`(size: Size) throws {
        var conversation = conversation(size)
        conversation.press("j")
        conversation.press(.enter)
        try expectSnapshot(conversation.frame, named: "repair-sql-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `show changes to files`(size: Size) throws {
        var conversation = conversation(size)
        conversation.press(.enter)
        try expectSnapshot(conversation.frame, named: "repair-file-\(size.testDescription)")
    }
}

@Suite struct `Databases side by side` {
    private func conversation(_ size: Size = Size(columns: 80, rows: 24)) -> Conversation {
        var conversation = Conversation(size)
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        conversation.press("m")
        conversation.press("=")
        return conversation
    }

    private func compared(_ size: Size = Size(columns: 80, rows: 24)) -> Conversation {
        var conversation = conversation(size)
        conversation.press("postgres://db2/shop")
        conversation.press(.enter)
        conversation.answer(
            LoadStatus.self, .success(ComparedStatus(name: "shop@db2:5432", status: Shop.otherStatus)))
        return conversation
    }

    @Test func `cover the password while the address is typed`() {
        var conversation = conversation()
        conversation.press("postgres://ada:s3cret@db2/shop")
        #expect(conversation.screen.contains("postgres://ada:******@db2/shop"))
        #expect(!conversation.screen.contains("s3cret"))
        conversation.press(.enter)
        let addresses = conversation.effects.questions(LoadStatus.self).map(\.address)
        #expect(addresses == ["postgres://ada:s3cret@db2/shop"])
    }

    @Test func `say which migration is where`() {
        let screen = compared().screen
        #expect(screen.contains("shop@db2:5432"))
        #expect(screen.contains("5 lines not the same everywhere"))
    }

    @Test func `keep what is there when another cannot be reached`() {
        var conversation = compared()
        conversation.press("=")
        conversation.press("postgres://nowhere/shop")
        conversation.press(.enter)
        conversation.answer(LoadStatus.self, .failure(Problem("There is no host nowhere.")))
        #expect(conversation.browser.notice?.text == "There is no host nowhere.")
        #expect(conversation.screen.contains("shop@db2:5432"))
    }

    @Test func `say of the database that is looked at that it is here already`() {
        var conversation = conversation()
        conversation.press("postgres://localhost/shop")
        conversation.press(.enter)
        conversation.answer(
            LoadStatus.self, .success(ComparedStatus(name: "shop@db1:5432", status: Shop.status)))
        #expect(conversation.screen.contains("in 1 database"))
        #expect(
            conversation.browser.notice?.text == "That is the database that you look at already.")
    }

    @Test func `have no empty table where nothing differs`() {
        var conversation = conversation()
        conversation.press("postgres://db2/shop")
        conversation.press(.enter)
        conversation.answer(
            LoadStatus.self, .success(ComparedStatus(name: "shop@db2:5432", status: Shop.status)))
        #expect(conversation.screen.contains("tag "))
        conversation.press("d")
        #expect(conversation.screen.contains("Migrations  the same everywhere"))
        #expect(!conversation.screen.contains("tag "))
    }

    @Test func `show only what differs on request`() {
        var conversation = compared()
        conversation.press("d")
        #expect(
            !conversation.screen.contains("0000_calm_talos") && conversation.screen.contains("d everything"))
        conversation.press("d")
        #expect(conversation.screen.contains("0000_calm_talos"))
    }

    @Test(arguments: Size.pictured)
    func `are a matrix`(size: Size) throws {
        try expectSnapshot(compared(size).frame, named: "comparison-\(size.testDescription)")
    }
}
