import JSON
import TestSupport
import Testing

@testable import Drizzle

@Suite struct `Any journal` {
    private static var texts: Mutations {
        Mutations(
            of: [
                writtenJournal([(0, 1_700_000_000_000, "0000_first"), (1, 1_700_000_000_001, "0001_second")]),
                #"{"version":"7","dialect":"postgresql","entries":[{"idx":0,"when":1.7e12,"tag":"a","breakpoints":false}]}"#,
            ],
            with: [
                "\"when\": 1e400", "\"idx\": 99999999999999999999", "\"tag\": null", "<<<<<<< HEAD\n", "01",
                "+1",
                "\"entries\": []", "\"tag\": \"a\", ", "\\u0000", "-", "[{}]",
            ], count: 3_000)
    }

    @Test func `is complete exactly when it is JSON, and what is wrong has a place inside of it`() {
        for text in Self.texts {
            let journal = Journal(text, file: "_journal.json")
            #expect(journal.isComplete == isJSON(text), "\(String(decoding: text, as: UTF8.self))")
            for problem in journal.problems {
                guard let place = problem.place else { continue }
                #expect(place.isInside(text), "\(place) \(String(decoding: text, as: UTF8.self))")
            }
        }
    }

    @Test func `that nothing is moved in stays as it is, byte for byte`() {
        var kept = 0
        for text in Self.texts {
            guard let string = String(validating: text, as: UTF8.self), let journal = JournalText(string)
            else {
                continue
            }
            let tags = Journal(text, file: "").entries.map(\.tag)
            guard let ordered = journal.ordered(by: tags, from: tags.count) else { continue }
            #expect(ordered.utf8.elementsEqual(string.utf8))
            kept += 1
        }
        #expect(kept > 100)
    }

    @Test func `has another time afterwards only where one was set`() {
        var changed = 0
        for text in Self.texts {
            let journal = Journal(text, file: "")
            guard let entry = journal.entries.last, entry.when != nil else { continue }
            var times = JournalTimes(text)
            guard times.setTime(UnixMilliseconds(rawValue: 42), ofEntryAt: entry.line, tag: entry.tag) else {
                continue
            }
            let after = Journal(times.contents, file: "")
            #expect(after.entries.map(\.tag) == journal.entries.map(\.tag))
            #expect(after.entries.contains { $0.when?.rawValue == 42 })
            changed += 1
        }
        #expect(changed > 100)
    }
}

@Suite struct `Any snapshot` {
    private static var texts: Mutations {
        Mutations(
            of: [
                #"{"id":"b","prevId":"a","version":"7","dialect":"postgresql","tables":{"public.t":{"name":"t","schema":"","columns":{"id":{"name":"id","type":"serial","primaryKey":true,"notNull":true,"default":"1"}},"indexes":{},"foreignKeys":{},"compositePrimaryKeys":{}}},"enums":{},"schemas":{},"_meta":{"columns":{},"schemas":{},"tables":{}}}"#,
                #"{"version":"8","dialect":"postgres","id":"b","prevIds":["a"],"ddl":[{"entityType":"tables","name":"t","schema":"public","isRlsEnabled":false},{"entityType":"columns","name":"id","table":"t","schema":"public","type":"int","typeSchema":null,"notNull":false,"dimensions":0,"default":null,"generated":null,"identity":null}],"renames":[]}"#,
            ],
            with: [
                "01", "1.", "+1", "\"a\":1,", "null", "<<<<<<< HEAD\n", "\\u00e9", "\\x", "{}", "[]",
                "\"version\":\"6\",",
            ],
            count: 3_000)
    }

    @Test func `is called JSON by its two readers or by none, and what is wrong has a place inside of it`() {
        let shapes = SnapshotShapes()
        for text in Self.texts where !text.starts(with: [0xEF, 0xBB, 0xBF]) {
            let words = "\(String(decoding: text, as: UTF8.self))"
            let padded = text + [UInt8](repeating: 0, count: 16)
            let problem = padded.withUnsafeBytes { contents -> SnapshotProblem? in
                let compared = Result { () throws(SnapshotProblem) in
                    try SnapshotText(contents, count: text.count).comparedHeader(shapes)
                }
                if case .failure(let problem) = compared { return problem }
                return nil
            }
            switch problem?.fact {
            case .notJSON, .conflictMarkers: #expect(!isJSON(text), "\(words)")
            default: #expect(isJSON(text), "\(words)")
            }
            if let place = problem?.place { #expect(place.isInside(text), "\(words)") }
            do {
                _ = try RecordedSchema(json: text, path: "s")
            } catch .notJSON(_, let place, _) {
                #expect(place.isInside(text) && !isJSON(text), "\(words)")
            } catch .malformed(_, let place, _) {
                #expect(place.isInside(text) && isJSON(text), "\(words)")
            } catch {
                #expect(isJSON(text), "\(words)")
            }
        }
    }

    @Test func `that is linked to another one is what it was but for that`() {
        var linked = 0
        for text in Self.texts {
            guard let changed = SnapshotLinkText(text).linked(to: "zz") else { continue }
            #expect(isJSON(changed) == isJSON(text))
            #expect(SnapshotLinkText(changed).linked(to: "zz") == changed)
            linked += 1
        }
        #expect(linked > 100)
    }

    @Test(arguments: [("\"zz\": 01", 8), ("\"zz\": 1.", 9), ("\"zz\": +1", 7), ("\"zz\": -", 8)])
    func `with a number that JSON does not have is no JSON there`(member: String, column: Int) {
        let text = Array("{\n\(member),\n\"version\": \"7\"}".utf8)
        let padded = text + [UInt8](repeating: 0, count: 16)
        padded.withUnsafeBytes { contents in
            let error = #expect(throws: SnapshotProblem.self) {
                try SnapshotText(contents, count: text.count).comparedHeader(SnapshotShapes())
            }
            guard case .notJSON = error?.fact else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(error?.place == TextPlace(line: 2, column: column))
        }
    }
}

@Suite struct `Any file of variables` {
    private static var texts: Mutations {
        Mutations(
            of: [
                "A=1\nexport B = 'two # no' # yes\nC=\"line\\nnext\"\nD=`x`\n\n# note\nE: five\r\nF=${A}${B:-c}\n",
                "URL=\"postgres://${USER}:${PASS}@host/$DB\"\nUSER=me\nPASS='a\nb'\n",
            ],
            with: [
                "${", "}", "$A", "\\$", ":-", "=", "'", "\"", "`", "#", "export ", "\\n", "\\r", "${A:-${B}}",
            ],
            count: 3_000)
    }

    @Test func `has names of the letters that names have, and values that come to an end`() {
        for text in Self.texts {
            let entries = DotEnv.entries(of: text)
            for entry in entries {
                #expect(
                    entry.name.unicodeScalars.allSatisfy {
                        $0.isASCII
                            && ($0.properties.isAlphabetic || "0123456789_.-".unicodeScalars.contains($0))
                    })
                let value = DotEnv.expanded(entry.value) { name in entries.last { $0.name == name }?.value }
                if !entry.value.contains(where: { "$\\".contains($0) }) { #expect(value == entry.value) }
            }
        }
    }

    @Test func `in which variables name one another is read in no time`() {
        let values = ["A": "${B}${B}", "B": "${A}${A}", "C": String(repeating: "${C}", count: 8)]
        for name in values.keys {
            let value = DotEnv.expanded("${\(name)}") { values[$0] }
            #expect(value.utf8.count <= DotEnv.longestValue)
        }
    }
}

@Suite struct `Any migration` {
    @Test func `is cut at every breakpoint, and its chunks with them between are the whole of it`() {
        let texts = Mutations(
            of: [
                "CREATE TABLE a (b int);\n--> statement-breakpoint\nSELECT '--> statement-breakpoint', $$x;$$;\n"
            ],
            with: ["--> statement-breakpoint", "--> statement-", "$$", "/*", "*/", "''", ";", "--"],
            count: 3_000)
        for text in texts {
            let script = MigrationScript(text)
            let parts = script.chunks.map { Array(script.bytes[$0.range]) }
            let decoded = Array(String(decoding: text, as: UTF8.self).utf8)
            #expect(Array(parts.joined(separator: MarkerCounter.marker.utf8)) == decoded)
            for chunk in script.chunks {
                if let start = chunk.unfinishedStart { #expect(chunk.range.contains(start)) }
            }
        }
    }
}

private func isJSON(_ text: [UInt8]) -> Bool {
    var reader = JSONReader(text)
    do {
        try reader.skipValue()
        try reader.finish()
        return true
    } catch {
        return false
    }
}
