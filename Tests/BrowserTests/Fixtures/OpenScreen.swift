import Reports
import Terminal
import Testing

@testable import Browser

/// Every screen and every overlay, as a conversation that has opened it.
enum OpenScreen: CaseIterable {
    case tables, tablesFailed, rows, columns, indexes, keys, definition, statistics
    case record, text, json, bytes
    case migrations, nextRun, ledger, migration, check, finding, drift, noDrift, difference, landing
    case offers, plan, comparison, log
    case help, palette, jump, themes, search, choice, confirmation, address

    func conversation(_ size: Size, glyphs: Glyphs) -> Conversation {
        var conversation = Conversation(size, glyphs: glyphs)
        let overview: Result<Overview, Problem> =
            self == .tablesFailed ? .failure(.refused) : .success(.shopInProject)
        conversation.answer(LoadOverview.self, overview)
        open(in: &conversation)
        return conversation
    }

    private func open(in conversation: inout Conversation) {
        switch self {
        case .tables, .tablesFailed: break
        case .rows, .columns, .indexes, .keys, .definition, .statistics, .record, .choice:
            openTable(in: &conversation)
        case .text: conversation = value("note", "The quick brown fox\njumps", conversation)
        case .json: conversation = value("meta", #"{"a":[1,{"b":null}],"c":"日本"}"#, conversation)
        case .bytes: conversation = value("raw", #"\x00ff1b41"#, conversation)
        case .migrations, .nextRun, .ledger, .migration, .landing, .comparison, .address:
            openMigrations(in: &conversation)
        case .check, .finding:
            conversation.press("C")
            conversation.answer(CheckFiles.self, .success(Shop.check))
            if self == .finding { conversation.press(.enter) }
        case .drift, .noDrift, .difference:
            conversation.press("D")
            conversation.answer(LoadDrift.self, .success(self == .noDrift ? Shop.noDrift : Shop.drift))
            if self == .difference { conversation.press(.enter) }
        case .offers, .plan, .confirmation:
            conversation.press("mx")
            conversation.answer(ReadRepairMaterial.self, .success(Shop.repairMaterial))
            if self != .offers { conversation.press(.character("j"), .enter) }
            if self == .confirmation { conversation.press("a") }
        case .log:
            conversation.press(":log")
            conversation.press(.enter)
            conversation.answer(ReadLog.self, .success((0..<200).map { "0.1s wire pid \($0)" }))
        case .help: conversation.press("?")
        case .palette: conversation.press(":")
        case .jump: conversation.press(.control("p"))
        case .themes:
            conversation.press(":theme")
            conversation.press(.enter)
        case .search: conversation.press("/o")
        }
    }

    private func value(_ column: String, _ text: String, _ conversation: Conversation) -> Conversation {
        let context = conversation.browser.context
        return .looking(at: column, text, context.size, glyphs: context.glyphs)
    }

    private func openTable(in conversation: inout Conversation) {
        conversation.press(.enter)
        conversation.answer(OpenTable.self, .success(Shop.opening(Shop.orderPage())))
        let digits: [OpenScreen: String] = [
            .columns: "2", .indexes: "3", .keys: "4", .definition: "5", .statistics: "6",
        ]
        conversation.press(digits[self] ?? "")
        if self == .statistics { conversation.answer(LoadStatistics.self, .success(Shop.statistics)) }
        if self == .choice { conversation.press("gy") }
        guard self == .record else { return }
        conversation.press("v")
        conversation.answer(LoadRecord.self, .success(Shop.orderPage(0, count: 1)))
    }

    private func openMigrations(in conversation: inout Conversation) {
        conversation.press("m")
        let keys: [OpenScreen: String] = [
            .nextRun: "o", .ledger: "L", .landing: "ggl", .comparison: "=", .address: "=",
        ]
        conversation.press(keys[self] ?? "")
        if self == .landing { conversation.answer(LookUpLanding.self, .success(Shop.landing)) }
        if self == .migration {
            conversation.press(.enter)
            conversation.answer(ReadMigration.self, .success(Shop.text))
        }
        guard self == .comparison else { return }
        conversation.press("postgres://db2/shop")
        conversation.press(.enter)
        let other = ComparedStatus(name: "shop@db2:5432", status: Shop.otherStatus)
        conversation.answer(LoadStatus.self, .success(other))
    }

    /// Whether it is what is in front.
    func isOpen(in browser: Browser) -> Bool {
        let front = browser.front
        return switch self {
        case .help: if case .help? = browser.overlay { true } else { false }
        case .palette, .jump, .themes: if case .picker? = browser.overlay { true } else { false }
        case .search, .confirmation, .address: if case .prompt? = browser.overlay { true } else { false }
        case .choice: if case .choice? = browser.overlay { true } else { false }
        case .tables, .tablesFailed: front is TablesScreen
        case .rows: (front as? TableScreen)?.tab == .rows
        case .columns: (front as? TableScreen)?.tab == .columns
        case .indexes: (front as? TableScreen)?.tab == .indexes
        case .keys: (front as? TableScreen)?.tab == .keys
        case .definition: (front as? TableScreen)?.tab == .definition
        case .statistics: (front as? TableScreen)?.tab == .statistics
        case .record: front is RecordScreen
        case .text, .json, .bytes: front is ValueScreen
        case .migrations: (front as? MigrationsScreen)?.mode == .status
        case .nextRun: (front as? MigrationsScreen)?.mode == .nextRun
        case .ledger: (front as? MigrationsScreen)?.mode == .ledger
        case .migration: front is MigrationScreen
        case .landing: front is LandingScreen
        case .check: (front as? CheckScreen)?.isReading == false
        case .finding: (front as? CheckScreen)?.isReading == true
        case .drift, .noDrift: (front as? DriftScreen)?.isReading == false
        case .difference: (front as? DriftScreen)?.isReading == true
        case .offers: (front as? RepairScreen)?.isReading == false
        case .plan: (front as? RepairScreen)?.isReading == true
        case .comparison: front is ComparisonScreen
        case .log: front is LogScreen
        }
    }
}
