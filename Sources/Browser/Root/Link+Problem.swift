package import Reports

extension Link {
    /// Why there is no connection.
    package var problem: Problem? {
        switch self {
        case .offline(let problem), .failed(let problem): problem
        case .connecting, .online: nil
        }
    }
}
