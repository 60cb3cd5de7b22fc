/// Every kind of screen, in the order in which the README and the help have them.
///
/// A new one is added here, and nowhere else: its type says what it is called, which commands it has, and how it is
/// reached.
package enum Screens {
    package static let all: [any BrowserScreen.Type] = [
        TablesScreen.self, TableScreen.self, RecordScreen.self, ValueScreen.self, ValuesScreen.self,
        ReferrersScreen.self, StatementScreen.self, FindScreen.self, ImportScreen.self, NewRowScreen.self,
        ChangesScreen.self,
        MigrationsScreen.self, MigrationScreen.self, LandingScreen.self, CheckScreen.self, ReviewScreen.self,
        DriftScreen.self, ApplyScreen.self, WatchScreen.self, RepairScreen.self, ComparisonScreen.self,
        LogScreen.self,
    ]
}
