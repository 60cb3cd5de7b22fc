import TestSupport

/// A folder of migrations put together by lot: the bytes of each file, by its path in the folder.
///
/// Most of what is drawn is what Drizzle Kit would write, so that something is left to be judged behind the first mistake.
struct RandomFolder {
    private(set) var files: [String: [UInt8]] = [:]
    private var chance: Chance

    init(seed: UInt64) {
        chance = Chance(seed: seed)
        switch chance.number(0...9) {
        case 0...4: addJournal()
        case 5...7: addFolders()
        case 8:
            addJournal()
            addFolders()
        default: break
        }
        addOddities()
    }

    private mutating func addJournal() {
        let tags = (0..<chance.number(0...5)).map { Self.tag($0, &chance) }
        let entries = tags.enumerated().map { Self.entry($0, $1, &chance) }
        var journal =
            #"{"version":"7","dialect":"postgresql","entries":[\#(entries.joined(separator: ","))]}"#
        if chance.happens(5) { journal = chance.pick(Self.journals) }
        if chance.happens(97) { add(journal, to: "meta/_journal.json") }
        for (place, tag) in tags.enumerated() {
            if chance.happens(93) { add(Self.script(&chance), to: "\(tag).sql") }
            guard chance.happens(80) else { continue }
            add(Self.snapshot(place, &chance), to: "meta/\(tag.prefix { $0 != "_" })_snapshot.json")
        }
    }

    private mutating func addFolders() {
        for place in 0..<chance.number(0...5) {
            let name = Self.folderName(place, &chance)
            if chance.happens(93) { add(Self.script(&chance), to: "\(name)/migration.sql") }
            guard chance.happens(80) else { continue }
            let isNew = chance.happens(70)
            let text = isNew ? Self.snapshotOfNine(place, &chance) : Self.snapshot(place, &chance)
            add(text, to: "\(name)/snapshot.json")
        }
    }

    /// What else lies about.
    private mutating func addOddities() {
        guard chance.happens(15) else { return }
        let names = [
            ".DS_Store", "meta/.DS_Store", "meta/x/y", "schema.ts", "0009_stray.sql", "README/migration.sql",
            ".hidden/migration.sql", "meta/0000_snapshot.json/x", "0000_a/migration.sql/x",
            "meta/0008_snapshot.json",
        ]
        add(Self.script(&chance), to: chance.pick(names))
    }

    /// Whole in most cases, and else as editors, merges and scripts leave a file.
    private mutating func add(_ text: String, to name: String) {
        let bytes = Array(text.utf8)
        files[name] =
            switch chance.number(0...39) {
            case 0...33: bytes
            case 34: [0xEF, 0xBB, 0xBF] + bytes
            case 35: [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            case 36: Array(text.replacing("\n", with: "\r\n").utf8)
            case 37:
                chance.pick([[], [0], [0xFF], Array("<<<<<<< HEAD\n\(text)\n=======\n>>>>>>> b\n".utf8)])
            default: mutated(text)
            }
    }

    private mutating func mutated(_ text: String) -> [UInt8] {
        var texts = Mutations(of: [text], with: Self.hostile, count: 1, seed: chance.seed())
        return texts.next() ?? []
    }

    private static let hostile = [
        "--> statement-breakpoint", "--", "/*", "$$", "$1", "\"when\":", "null", "1e999", "\"a\":1,\"a\":2",
        "[[", "\\ud800", "COMMIT;", "E'\\", "U&\"", "::",
    ]

    /// Whole journals that no kit writes.
    private static let journals = [
        "", "null", "[]", "{}", "7", #"{"entries":null}"#, #"{"entries":{}}"#,
        #"{"entries":[null,1,"a",[],{}]}"#,
        #"{"version":7,"dialect":null,"entries":[]}"#, #"{"dialect":"mysql","entries":[{"tag":"0000_a"}]}"#,
        #"{"entries":[{"tag":"0000_a","when":1,"tag":"0001_b"}],"entries":[]}"#,
    ]
}
