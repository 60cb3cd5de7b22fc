import Drizzle
import Reports
import Verification

/// What the files themselves have wrong: told in one line here, and on a screen of its own.
extension MigrationsScreen {
    /// Asks nothing where there is no folder to look into.
    mutating func askForCheck() -> [Request] {
        guard let folder = status?.folder, folder.layout != .missing else { return [] }
        return [check.ask(CheckFiles(folder: folder.path))]
    }

    /// `nil` while nothing is known, and when the files are sound.
    var checkFinding: StatusFinding? {
        guard let check = check.value, !check.isSound else { return nil }
        return StatusFinding(
            sentence: "The files have \(check.summary); C shows \(Numbers.pronoun(check.findings.count)).",
            isSerious: check.count(of: .danger) > 0)
    }
}
