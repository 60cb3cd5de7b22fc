import Drizzle

/// The shape of `forecasts` in `raingauge status --format json`.
extension Forecast: Encodable {
    private enum Key: String, CodingKey {
        case drizzle, runs, stops, message, sqlstate, tag, at, line, unforetold, repeats
    }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(migrator, forKey: .drizzle)
        try json.encode(runs.map(\.name), forKey: .runs)
        try json.encode(stop?.sentence ?? fault?.sentence, forKey: .stops)
        try json.encodeIfPresent(stop?.drizzleMessage, forKey: .message)
        try json.encodeIfPresent(stop?.sqlState ?? fault?.sqlState, forKey: .sqlstate)
        if !unforetold.isEmpty { try json.encode(unforetold, forKey: .unforetold) }
        if !repeats.isEmpty { try json.encode(repeats.map(\.name), forKey: .repeats) }
        guard let fault else { return }
        try json.encode(runs.first { $0.tag == fault.tag }?.name ?? fault.tag, forKey: .tag)
        if let piece = fault.piece {
            try json.encode(piece, forKey: .at)
            try json.encode(fault.line, forKey: .line)
        } else {
            try json.encode("its ledger row", forKey: .at)
        }
    }
}

extension Forecast.Stop {
    /// What the server would answer; `nil` where Drizzle stops by itself.
    fileprivate var sqlState: String? {
        switch self {
        case .refusedAtStart(_, let sqlState): sqlState
        case .ledgerUnreadable(_, let refusal):
            switch refusal {
            case .noPrivilege: "42501"
            case .failed: nil
            }
        case .journalMissing, .folderMissing, .folder, .fileMissing, .oldFolders, .unmatchedRows, .upRefuses:
            nil
        }
    }
}

/// The shape of an element of `unforetold`.
extension Unforetold: Encodable {
    private enum Key: String, CodingKey { case tag, file, line, sentence }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(tag, forKey: .tag)
        try json.encode(file, forKey: .file)
        try json.encode(line, forKey: .line)
        try json.encode(sentence, forKey: .sentence)
    }
}
