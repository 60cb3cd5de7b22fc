import ArgumentParser
import TestSupport
import Testing

@testable import raingauge

@Suite struct `The reference of subcommands` {
    @Test func `stands in the README as it is made here`() throws {
        let section = try ReadmeSection("subcommands")
        try section.update(to: SubcommandReference.markdown)
        #expect(section.text == SubcommandReference.markdown)
    }

    @Test(arguments: SubcommandReference.all.map { $0.commandName ?? "" })
    func `says of each how it is called`(name: String) throws {
        let command = try #require(SubcommandReference.all.first { $0.commandName == name })
        let words = command.usage?.split(separator: " ") ?? []
        #expect(words.prefix(2) == ["raingauge", name[...]])
    }
}
