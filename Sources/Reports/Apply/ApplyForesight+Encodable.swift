import Review
import Verification
package import Workspace

/// What `raingauge migrate --format json` adds to the plan, and the event `foreseen` of a run.
extension ApplyForesight: Encodable {
    private enum Key: String, CodingKey { case review, drift, losses, unknown }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(try? review?.get(), forKey: .review)
        try json.encode(try? drift?.get(), forKey: .drift)
        try json.encode(losses.map(\.sentence), forKey: .losses)
        try json.encode(obstacles, forKey: .unknown)
    }

    /// Why it could not be reviewed, or not be compared.
    private var obstacles: [String] {
        var errors: [WorkspaceError] = []
        if case .failure(let error)? = review { errors.append(error) }
        if case .failure(let error)? = drift { errors.append(error) }
        return errors.map { Problem($0).summary }
    }
}
