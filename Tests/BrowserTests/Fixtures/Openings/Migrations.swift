import Terminal
import Testing

@testable import Browser

extension MigrationsScreen: OpenedList {
    static let needle = "00"
    static let pageKey = Key.character("L")

    static let openings = [
        Opening("migrations", of: Self.self, shows: { $0.mode == .status }) { $0.press("m") },
        Opening("next run", of: Self.self, shows: { $0.mode == .nextRun }) { $0.press("mo") },
        Opening("ledger", of: Self.self, shows: { $0.mode == .ledger }) { $0.press("mL") },
    ]
}

extension MigrationScreen: OpenedScreen {
    static let openings = [
        Opening("migration", of: Self.self) {
            $0.press("m")
            $0.press(.enter)
            $0.answer(ReadMigration.self, .success(Shop.text))
        }
    ]
}

extension LandingScreen: OpenedScreen {
    static let openings = [
        Opening("landing", of: Self.self) {
            $0.press("mggl")
            $0.answer(LookUpLanding.self, .success(Shop.landing))
        }
    ]
}

extension ComparisonScreen: OpenedScreen {
    static let openings = [
        Opening("comparison", of: Self.self) {
            $0.press("m=postgres://db2/shop")
            $0.press(.enter)
            let other = ComparedStatus(name: "shop@db2:5432", status: Shop.otherStatus)
            $0.answer(LoadStatus.self, .success(other))
        }
    ]
}
