import ArgumentParser
import Verification

/// How grave a finding has to be to matter to whoever runs a command.
enum FindingThreshold: String, ExpressibleByArgument, CaseIterable {
    case danger, caution, note, never

    var severity: CheckFinding.Severity? {
        switch self {
        case .danger: .danger
        case .caution: .caution
        case .note: .note
        case .never: nil
        }
    }
}
