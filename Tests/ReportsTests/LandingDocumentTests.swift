import Terminal
import Testing
import Verification

@testable import Reports

@Suite struct `What landed, in words` {
    @Test func `points to what may be there all the same, where the ledger has nothing`() {
        let document = LandingReport(migrations: []).document(withDetails: false, on: .plain(.unicode))
        #expect(
            Array(DocumentText(document, glyphs: .unicode)) == [
                "The ledger has no migration of this folder; `raingauge landed --all` looks for each all the same."
            ])
    }
}
