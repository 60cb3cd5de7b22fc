import Postgres
import SystemCalls

/// Decides whether an address may be connected to: the person's own always, a project's once it was confirmed.
package struct TrustKeeper: Sendable {
    package let file: TrustFile
    private let person: Person
    private let environment: [String: String]

    /// - Parameter environment: What the process was started with.
    package init(_ environment: [String: String]) {
        self.environment = environment
        person = Person(sudoUser: environment["SUDO_UID"])
        let folder = StateFolder.path(environment)
        file = TrustFile(path: folder.map { $0 + "/trust.json" }, person: person)
    }

    /// What has to be confirmed first; `nil` when it was, and when the address is the person's own.
    ///
    /// Costs a look at each file that the address comes from, and one small file read. Nothing is connected to and
    /// nobody's name is looked up.
    package func question(about choice: TargetChoice) -> TrustQuestion? {
        guard let claim = choice.claim else { return nil }
        let (trust, refusal) = kept
        let standing = trust.standing(of: claim)
        // Who has trusted another account's files, has trusted what they say now.
        guard standing != .trusted else { return nil }
        return TrustQuestion(
            claim: claim, standing: standing, secrets: choice.address.personalSecrets(environment),
            foreign: foreignFile(of: claim), refusal: refusal)
    }

    private var kept: (Trust, TrustFile.Refusal?) {
        do { return (try file.read(), nil) } catch { return (Trust(), error) }
    }

    private func foreignFile(of claim: AddressClaim) -> TrustQuestion.ForeignFile? {
        for mark in claim.files {
            guard let path = File.realPath(mark.path), let (place, objection) = person.objection(to: path)
            else { continue }
            return TrustQuestion.ForeignFile(path: place, objection: objection)
        }
        return nil
    }
}
