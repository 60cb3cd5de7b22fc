import Glibc

/// Why the system refused, as `errno` has it.
package struct SystemError: Error, Equatable, Sendable, CustomStringConvertible {
    package let number: Int32

    package init(number: Int32) { self.number = number }

    /// The reason of the call that has just failed.
    package static var last: SystemError { SystemError(number: errno) }

    /// The system's words for it.
    package var description: String { String(cString: strerror(number)) }

    /// Whether there is no such file, as opposed to one that cannot be read.
    package var isMissing: Bool { number == ENOENT || number == ENOTDIR }
}
