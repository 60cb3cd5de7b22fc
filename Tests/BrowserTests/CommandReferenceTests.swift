import Terminal
import TestSupport
import Testing

@testable import Browser

@Suite struct `The reference of commands` {
    @Test func `stands in the README as it is made here`() throws {
        let section = try ReadmeSection("keys")
        try section.update(to: CommandReference.markdown)
        #expect(section.text == CommandReference.markdown)
    }

    @Test(arguments: CommandReference.groups.map(\.title))
    func `gives every command a name of its own and a sentence`(title: String) throws {
        let group = try #require(CommandReference.groups.first { $0.title == title })
        let names = group.entries.map(\.name)
        #expect(Set(names).count == names.count)
        for entry in group.entries {
            #expect(entry.help.hasSuffix("."), "\(entry.name)")
            #expect(entry.name.allSatisfy { $0.isLowercase || $0 == "-" }, "\(entry.name)")
        }
    }

    /// A screen's own commands win, but among themselves, and among those of every screen, no key means two things.
    @Test func `gives no chord to two commands of one kind`() {
        let everywhere = CommandGroup.everywhere.flatMap(\.entries).flatMap(\.chords)
        #expect(Set(everywhere).count == everywhere.count)
        for group in CommandReference.groups {
            let chords = group.entries.flatMap(\.chords)
            #expect(Set(chords).count == chords.count, "\(group.title)")
        }
    }

    /// What a terminal may take for itself, or sends for another key.
    @Test func `relies on no key that terminals swallow`() {
        let swallowed = "hmjisq".map { Chord(.control($0)) }
        let entries = CommandReference.groups.flatMap(\.entries)
        for entry in entries {
            #expect(entry.chords.isEmpty || !entry.chords.allSatisfy(swallowed.contains), "\(entry.name)")
        }
    }
}
