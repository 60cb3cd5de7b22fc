/// The table list and, inside a Drizzle project, where its migrations stand.
///
/// One round trip.
package struct LoadOverview: Question {
    package typealias Answer = Overview

    package let includesSystem: Bool

    package init(includesSystem: Bool) { self.includesSystem = includesSystem }
}
