import Foundation
package import ScratchServer

extension ServerBinaries {
    /// Every server the tests are run against: this machine's own, and those that the environment names.
    ///
    /// With `RAINGAUGE_PG_MATRIX=1`, also the folders in `RAINGAUGE_PG_BINARIES`, separated by colons.
    package static var underTest: [ServerBinaries] {
        let environment = ProcessInfo.processInfo.environment
        let isMatrix = environment["RAINGAUGE_PG_MATRIX"] == "1"
        let more = isMatrix ? (environment["RAINGAUGE_PG_BINARIES"] ?? "") : ""
        let others = more.split(separator: ":").map { folder in
            guard let binaries = ServerBinaries(folder: String(folder)) else {
                fatalError("RAINGAUGE_PG_BINARIES names \(folder), where no server is")
            }
            return binaries
        }
        return [ServerBinaries.find()].compactMap(\.self) + others
    }
}
