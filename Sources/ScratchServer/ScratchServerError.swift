/// Why there is no scratch server.
package enum ScratchServerError: Error, Equatable, Sendable {
    /// No folder with `initdb` and `postgres` was found.
    case noServerInstalled
    /// We are root, and there is neither a `postgres` nor a `nobody` to run the server as.
    case noUnprivilegedAccount
    case noTemporaryFolder
    case noFreePort
    case cannotStart(String, errno: Int32)
    /// The program gave up; the log has its reasons.
    case programFailed(String, log: String)
    case cancelled
}
