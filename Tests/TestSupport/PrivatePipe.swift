package import Foundation
import Glibc

/// A pipe that only the process it is meant for inherits. (A socket pair, which can be made so in one step.)
///
/// Foundation's `Pipe` is open to every process that somebody else starts at the same moment, and whoever reads it to its end
/// then waits for that one too, such as for a server that lives as long as the tests.
package struct PrivatePipe: Sendable {
    package let fileHandleForReading: FileHandle
    package let fileHandleForWriting: FileHandle

    /// - Throws: When the system has no descriptors left.
    package init() throws {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw CocoaError(.fileReadUnknown) }
        fileHandleForReading = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
        fileHandleForWriting = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
    }

    /// Lets go of our copy of the end that the process has: the reader waits for all of them.
    package func handOver() throws { try fileHandleForWriting.close() }
}
