package import SQL

/// What a relation takes up on disk, partitions included, and how it has been used.
package struct Storage: Hashable, Sendable {
    package let heap: ByteCount
    /// Large values that were moved out of the rows, with their index.
    package let toast: ByteCount
    package let indexes: ByteCount
    package let liveRows: Int64?
    package let deadRows: Int64?
    package let sequentialScans: Int64?
    package let indexScans: Int64?
    /// As the server writes it in the session's time zone; whichever of the manual and the automatic was later.
    package let lastAnalyze: String?
    package let lastVacuum: String?

    package init(
        heap: ByteCount = .zero, toast: ByteCount = .zero, indexes: ByteCount = .zero, liveRows: Int64? = nil,
        deadRows: Int64? = nil, sequentialScans: Int64? = nil, indexScans: Int64? = nil,
        lastAnalyze: String? = nil, lastVacuum: String? = nil
    ) {
        (self.heap, self.toast, self.indexes) = (heap, toast, indexes)
        (self.liveRows, self.deadRows) = (liveRows, deadRows)
        (self.sequentialScans, self.indexScans) = (sequentialScans, indexScans)
        (self.lastAnalyze, self.lastVacuum) = (lastAnalyze, lastVacuum)
    }

    package var total: ByteCount { heap + toast + indexes }
}
