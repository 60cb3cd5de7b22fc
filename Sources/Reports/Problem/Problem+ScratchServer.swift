package import ScratchServer
import SystemCalls

extension Problem {
    /// Why there is no server of our own.
    package init(_ error: ScratchServerError) {
        self.init(error.sentence)
        switch error {
        case .noServerInstalled:
            detail = "initdb and postgres are neither where pg_config says, nor in /usr/lib/postgresql/*/bin"
            remedy = "Install one, on Debian and Ubuntu with: apt install postgresql"
        case .noUnprivilegedAccount: remedy = "Start raingauge as another user."
        case .noTemporaryFolder: remedy = "Set TMPDIR to one."
        case .cannotStart(_, let errno): detail = SystemError(number: errno).description
        case .programFailed(_, let log):
            detail = log.split(separator: "\n").suffix(5).joined(separator: "\n")
        case .noFreePort, .cancelled: break
        }
    }
}
