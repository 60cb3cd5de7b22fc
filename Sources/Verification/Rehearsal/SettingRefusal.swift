/// Why a server does not take a `SET`.
package enum SettingRefusal: Equatable, Sendable {
    /// This version of the server has no such setting.
    case unknown(String)
    case notBoolean(String)
    case notTaken(String, String)
    case negative(String, milliseconds: Int64)
}

extension SettingRefusal {
    /// PostgreSQL's own message, in English.
    var serverWords: String {
        switch self {
        case .unknown(let name): "unrecognized configuration parameter \"\(name)\""
        case .notBoolean(let name): "parameter \"\(name)\" requires a Boolean value"
        case .notTaken(let name, let value): "invalid value for parameter \"\(name)\": \"\(value)\""
        case .negative(let name, let milliseconds):
            "\(milliseconds) ms is outside the valid range for parameter \"\(name)\""
        }
    }

    var sqlState: String {
        switch self {
        case .unknown: "42704"
        case .notBoolean, .notTaken, .negative: "22023"
        }
    }

    /// Empty where the server's words are enough.
    var reason: String {
        switch self {
        case .unknown: "It is a setting of other versions of PostgreSQL, as dumps of theirs set it."
        case .notBoolean, .notTaken, .negative: ""
        }
    }
}
