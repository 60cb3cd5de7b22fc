import Drizzle
import Terminal
import Testing
import Verification

@testable import Browser

@Suite struct `The migrations in pictures` {
    /// On the migrations screen of a project in this state.
    private func conversation(_ size: Size, _ status: MigrationStatus = Shop.status) -> Conversation {
        var conversation = Conversation(size)
        conversation.answer(
            LoadOverview.self,
            .success(Overview(relations: Shop.relations, includesSystem: false, project: .status(status))))
        conversation.press("m")
        return conversation
    }

    @Test(arguments: Size.pictured)
    func `shows every file and every ledger row`(size: Size) throws {
        var conversation = conversation(size)
        conversation.press("jj")
        // The smallest has no room for a file beside the list, and asks for none.
        if size.rows > 10 { conversation.answer(ReadMigration.self, .success(Shop.text)) }
        try expectSnapshot(conversation.frame, named: "migrations-filled-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `says that nothing was applied yet`(size: Size) throws {
        try expectSnapshot(
            conversation(size, Shop.statusOfEmptyDatabase).frame,
            named: "migrations-absent-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `says that the ledger may not be read`(size: Size) throws {
        try expectSnapshot(
            conversation(size, Shop.statusWithoutPrivilege).frame,
            named: "migrations-unreadable-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `shows one migration with its row and what comes next`(size: Size) throws {
        var conversation = conversation(size)
        conversation.press("jj")
        conversation.press(.enter)
        conversation.answer(ReadMigration.self, .success(Shop.text))
        try expectSnapshot(conversation.frame, named: "migration-filled-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `lists what Drizzle would run`(size: Size) throws {
        var conversation = conversation(size)
        conversation.press("o")
        try expectSnapshot(conversation.frame, named: "migrations-next-run-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `lists the rows of the ledger`(size: Size) throws {
        var conversation = conversation(size)
        conversation.press("L")
        try expectSnapshot(conversation.frame, named: "migrations-ledger-\(size.testDescription)")
    }
}
