/// Whether the server can say in UTF-8 what its bytes mean.
enum ServerEncoding {
    case known
    /// `SQL_ASCII`, where with any other client encoding it refuses to give out or take what is not valid in that one, or
    /// `MULE_INTERNAL`, which it cannot translate.
    case none

    init(named name: String) { self = ["SQL_ASCII", "MULE_INTERNAL"].contains(name) ? .none : .known }

    /// What makes the bytes travel as they are.
    var settings: [SessionSetting] {
        switch self {
        case .known: []
        case .none: [SessionSetting("client_encoding", "SQL_ASCII")]
        }
    }
}
