package import Catalog
package import Rows

/// Which columns of the database could hold a value.
///
/// One round trip.
package struct PlanFind: Question {
    package typealias Answer = [FittingColumn]
    package static let isAskedAgain = false

    package let value: SoughtValue

    package init(_ value: SoughtValue) { self.value = value }
}

/// Whether the value is in some columns; reading a table may take seconds, and `cancel` ends it.
package struct TakeFindStep: Question {
    package typealias Answer = [Find]
    package static let isAskedAgain = false

    package let step: FindStep

    package init(_ step: FindStep) { self.step = step }
}
