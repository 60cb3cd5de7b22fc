package import Verification

/// What repair plans need besides the status.
///
/// The server is asked what is there of the migrations, in one round trip.
package struct ReadRepairMaterial: Question {
    package typealias Answer = RepairMaterial
    package static let isAskedAgain = false

    package let status: MigrationStatus

    package init(_ status: MigrationStatus) { self.status = status }
}
