package import Terminal
package import Verification

extension Difference {
    /// A letter besides the colour.
    package func mark(_ glyphs: Glyphs) -> String {
        guard isCertain else { return "?" }
        if isAwaited { return glyphs.bullet }
        return switch harm {
        case .exposure, .dataLoss: glyphs.cross
        case .brokenQueries: "!"
        case .performance, .cosmetic: glyphs.bullet
        }
    }

    package var role: Role {
        guard isCertain else { return .info }
        if isAwaited { return .pending }
        return switch harm {
        case .exposure, .dataLoss: .danger
        case .brokenQueries: .caution
        case .performance: .info
        case .cosmetic: .dim
        }
    }
}
