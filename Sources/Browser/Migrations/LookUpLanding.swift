package import Verification

/// What every migration should have left or would leave, and what of it is there.
///
/// One round trip.
package struct LookUpLanding: Question {
    package typealias Answer = LandingReport

    package let status: MigrationStatus

    package init(_ status: MigrationStatus) { self.status = status }
}
