import JSON
import Postgres
import Review
import SystemCalls

/// The file in which it is kept how fast the server of a database was, so that a review can guess from it.
struct SpeedsFile: Sendable {
    private let path: String
    private let database: String

    /// - Parameters:
    ///   - folder: Where all of them are.
    ///   - identity: Of which database.
    init(in folder: String, of identity: DatabaseIdentity) {
        database = identity.display
        path = "\(folder)/\(StateFolder.fileName(of: database)).json"
    }

    /// Nothing where there is no such file, or one that nobody understands.
    var speeds: MeasuredSpeeds {
        guard let bytes = try? File.bytes(of: path, atMost: 65_536),
            case .object(let members)? = JSONValue(text: String(decoding: bytes, as: UTF8.self))?.content
        else { return MeasuredSpeeds() }
        let texts = Dictionary(members.map { ($0.name, $0.value.scalarText ?? "") }) { $1 }
        guard texts["version"] == "1" else { return MeasuredSpeeds() }
        var speeds: [MeasuredSpeeds.Work: MeasuredSpeeds.Speed] = [:]
        for work in MeasuredSpeeds.Work.allCases {
            guard let speed = texts[work.rawValue].flatMap(Double.init), speed > 0,
                let count = texts[work.rawValue + "_times"].flatMap({ Int($0) }), count > 0
            else { continue }
            speeds[work] = .init(bytesPerSecond: speed, count: count)
        }
        return MeasuredSpeeds(speeds)
    }

    /// A guess that is not kept is none the worse for it.
    func keep(_ speeds: MeasuredSpeeds) {
        let lines = speeds.speeds.sorted { $0.key.rawValue < $1.key.rawValue }.map { work, speed in
            ", \"\(work.rawValue)\": \(Int(speed.bytesPerSecond)), \"\(work.rawValue)_times\": \(speed.count)"
        }
        let json = "{\"version\": 1, \"database\": \(JSONString.quoted(database))\(lines.joined())}\n"
        guard (try? PrivateFolder(holding: File.folder(of: path))) != nil else { return }
        try? FreshFile.put(Array(json.utf8), at: path, isForced: true)
    }
}
