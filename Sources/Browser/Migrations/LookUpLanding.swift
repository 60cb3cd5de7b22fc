package import Verification

/// What every applied migration should have left, and what of it is there.
///
/// One round trip.
package struct LookUpLanding: Question {
    package typealias Answer = LandingReport

    package let status: MigrationStatus

    package init(_ status: MigrationStatus) { self.status = status }
}
