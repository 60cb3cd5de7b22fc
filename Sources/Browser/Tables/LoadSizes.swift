package import Catalog

/// What every table takes on the disk.
///
/// One round trip.
package struct LoadSizes: Question {
    package typealias Answer = RelationSizes
    package static let isAskedAgain = false

    package let includesSystem: Bool

    package init(includesSystem: Bool) { self.includesSystem = includesSystem }
}
