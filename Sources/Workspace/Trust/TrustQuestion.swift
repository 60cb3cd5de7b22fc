package import Postgres
package import SystemCalls

/// What a person has to confirm before anything is connected to.
package struct TrustQuestion: Equatable, Sendable {
    package let claim: AddressClaim
    package let standing: TrustStanding
    /// What of the person's would go to the servers, if they ask.
    package let secrets: [PersonalSecret]
    /// The file that others than the person can change; then only an explicit word helps.
    package let foreign: ForeignFile?
    /// Why what was confirmed before does not count.
    package let refusal: TrustFile.Refusal?

    package init(
        claim: AddressClaim, standing: TrustStanding = .unknown, secrets: [PersonalSecret] = [],
        foreign: ForeignFile? = nil, refusal: TrustFile.Refusal? = nil
    ) {
        (self.claim, self.standing, self.secrets) = (claim, standing, secrets)
        (self.foreign, self.refusal) = (foreign, refusal)
    }

    /// A file or a folder that decides an address and is not only the person's.
    package struct ForeignFile: Equatable, Sendable {
        package let path: String
        package let objection: Person.Objection

        package init(path: String, objection: Person.Objection) {
            (self.path, self.objection) = (path, objection)
        }
    }
}
