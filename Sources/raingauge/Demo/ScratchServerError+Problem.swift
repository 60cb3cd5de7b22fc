import Browser
import ScratchServer
import SystemCalls

extension Problem {
    init(_ error: ScratchServerError) {
        switch error {
        case .noServerInstalled:
            self.init(
                "No PostgreSQL server is installed here.",
                detail:
                    "initdb and postgres are neither where pg_config says, nor in /usr/lib/postgresql/*/bin",
                remedy: "Install one, on Debian and Ubuntu with: apt install postgresql")
        case .noUnprivilegedAccount:
            self.init(
                "PostgreSQL refuses to run as root, and there is no other account to run it as.",
                remedy: "Start raingauge as another user.")
        case .noTemporaryFolder:
            self.init("There is no temporary folder that can be written to.", remedy: "Set TMPDIR to one.")
        case .noFreePort: self.init("No TCP port is free.")
        case .cannotStart(let program, let errno):
            self.init("\(program) cannot be started.", detail: SystemError(number: errno).description)
        case .programFailed(let program, let log):
            let lines = log.split(separator: "\n").suffix(5).joined(separator: "\n")
            self.init("\(program) gave up.", detail: lines)
        case .cancelled: self.init("Starting the server was stopped.")
        }
    }
}
