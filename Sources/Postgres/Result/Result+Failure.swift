extension Result {
    /// Why there is no value; `nil` when there is one.
    package var failure: Failure? {
        switch self {
        case .success: nil
        case .failure(let failure): failure
        }
    }
}
