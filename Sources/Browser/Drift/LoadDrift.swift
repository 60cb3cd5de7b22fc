package import Verification

/// How the schema differs from what the migrations recorded; a few round trips.
package struct LoadDrift: Question {
    package typealias Answer = Drift

    /// What the database is compared with.
    package let side: DriftSide

    package init(_ side: DriftSide) { self.side = side }
}
