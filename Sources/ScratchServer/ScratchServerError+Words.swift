extension ScratchServerError {
    /// Why there is no server, in one sentence.
    package var sentence: String {
        switch self {
        case .noServerInstalled: "No PostgreSQL server is installed here."
        case .noUnprivilegedAccount:
            "PostgreSQL refuses to run as root, and there is no other account to run it as."
        case .noTemporaryFolder: "There is no temporary folder that can be written to."
        case .noFreePort: "No TCP port is free."
        case .cannotStart(let program, _): "\(program) cannot be started."
        case .programFailed(let program, _): "\(program) gave up."
        case .cancelled: "Starting the server was stopped."
        }
    }
}
