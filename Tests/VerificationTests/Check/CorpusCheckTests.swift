import Drizzle
import Foundation
import TestSupport
import Testing
import Verification

/// Every real folder goes through, and what is odd about it is found.
@Suite(.enabled(if: !Corpus.projects.isEmpty, "the corpus is not on this machine"))
struct `The files of a real folder` {
    /// The day on which the corpus was looked through.
    private static let now: UnixMilliseconds = 1_788_000_000_000

    @Test(arguments: Corpus.projects)
    func `are read to the end, and everything odd about them is found`(project: Corpus.Project) async throws {
        let check = await Check.reading(project.folder, now: Self.now)
        for (oddity, value) in try Oddities(of: project).all {
            #expect(try Expected(oddity, value).isFound(in: check), "\(oddity): \(value)")
        }
    }

    @Test(arguments: Corpus.projects)
    func `are taken by the form of snapshots, as Drizzle Kit wrote them`(project: Corpus.Project) async {
        let check = await Check.reading(project.folder, now: Self.now)
        #expect(check.findings.filter { ["snapshot-malformed", "snapshot-not-json"].contains($0.id) } == [])
    }

    @Test(arguments: Corpus.projects)
    func `are sound where nothing odd is known`(project: Corpus.Project) async throws {
        let known = try Oddities(of: project).all
        guard known.isEmpty else { return }
        let check = await Check.reading(project.folder, now: Self.now)
        #expect(check.isSound)
    }
}

/// What was found odd in a folder of the corpus when it was collected, by the words used then.
private struct Oddities {
    let all: [(String, Any)]

    init(of project: Corpus.Project) throws {
        let file = URL(filePath: project.folder).deletingLastPathComponent().appending(path: "EXPECT.json")
        let json = try JSONSerialization.jsonObject(with: try Data(contentsOf: file)) as? [String: Any]
        let oddities = try #require(json?["oddities"] as? [String: Any])
        all = oddities.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

/// The finding in which an oddity has to appear, with what has to be named in it.
private struct Expected {
    private let ids: [String]
    private let names: [String]

    private static let links = [
        "snapshot-parent-missing", "snapshot-parent-order", "snapshot-collision", "branch-conflict",
        "branch-merged",
        "open-leaves", "snapshot-copied",
    ]

    private static let rules: [String: [String]] = [
        "idx not 0..n-1": ["idx-gap", "idx-twice"],
        "prevId points to no snapshot": ["snapshot-parent-missing"],
        "snapshot whose parent is not the preceding one": links,
        "file without journal entry": ["stray-file"],
        "two files with the same number": ["number-twice"],
        "several statements and no breakpoint": ["several-statements"],
        "ends with a breakpoint (empty last statement)": ["statement-empty"],
        "chunks with more than one statement": ["several-statements"],
        "journal: does not parse": ["journal-not-json", "journal-conflict-markers"],
        "journal: merge-conflict markers": ["journal-conflict-markers"],
        "when is a whole second (usually hand-written; 1 in 1000 by chance)": ["when-round"],
        "folder timestamp hand-written (seconds 00)": ["when-round"],
        "missing snapshot": ["snapshot-missing"],
        "duplicate when": ["when-twice"],
        "when goes back": ["when-goes-back"],
        "would be skipped by an incremental migrate (when <= a previous maximum)": [
            "when-goes-back", "when-twice",
        ],
        "own BEGIN/COMMIT": ["own-transaction"],
        "tag number differs from idx": ["tag-and-idx-differ"],
        "comment-only SQL file": ["migration-empty"],
        "two folders with the same timestamp": ["timestamp-twice"],
        "snapshots with the same id": ["snapshot-id-twice", "snapshot-copied"],
        "prevId collision (two snapshots share a parent)": links,
        "snapshot with BOM": ["snapshot-byte-order-mark"],
        "duplicate idx": ["idx-twice"],
    ]

    private let oddity: String
    private let value: Any

    init(_ oddity: String, _ value: Any) throws {
        (self.oddity, self.value) = (oddity, value)
        ids = Self.rules[oddity] ?? []
        // `0011_a (1775379412072) after …` and `0025_a idx 19` begin with the tag.
        let lists = (value as? [String: [String]])?.values.flatMap(\.self) ?? value as? [String] ?? []
        names = lists.map { $0.split(separator: " ").first.map(String.init) ?? $0 }
    }

    func isFound(in check: Check) throws -> Bool {
        switch oddity {
        // Facts that are told and are nothing wrong.
        case "mixed entry versions": return check.facts.entryVersions == value as? [String]
        case "tag prefix styles": return check.facts.prefixes.map(\.rawValue) == value as? [String]
        case "chunks with more than one statement":
            let count = try #require(value as? Int)
            return check.finding("several-statements")?.sentence.hasPrefix("\(count) chunk") ?? false
        default: break
        }
        let findings = check.findings.filter { ids.contains($0.id) }
        guard !findings.isEmpty else { return isPull(in: check) }
        let places = findings.flatMap(\.places)
        return names.allSatisfy { name in
            places.contains { $0.tag == name || $0.file.contains("/\(name)") }
                || name == "0000_snapshot.json" || isShared(name, in: check)
        }
    }

    /// One snapshot file of two migrations can follow only one of the two before it.
    private func isShared(_ snapshot: String, in check: Check) -> Bool {
        let number = snapshot.prefix { $0 != "_" }
        return snapshot.hasSuffix("_snapshot.json")
            && check.findings.contains { finding in
                finding.id == "number-twice" && finding.tags.contains { $0.hasPrefix("\(number)_") }
            }
    }

    /// What `drizzle-kit pull` writes follows nothing, which is as it should be.
    private func isPull(in check: Check) -> Bool {
        oddity == "prevId points to no snapshot" && names == ["0000_snapshot.json"]
    }
}
