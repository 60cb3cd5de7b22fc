/// Commands that belong together, under the words the help page and the README have for them.
package struct CommandGroup: Equatable, Sendable {
    package let title: String
    package let entries: [CommandEntry]

    package init(_ title: String, _ entries: [CommandEntry]) { (self.title, self.entries) = (title, entries) }

    /// What can be done on a screen: its own commands first.
    static func groups(for screen: any BrowserScreen) -> [CommandGroup] {
        [CommandGroup("This screen", type(of: screen).commandEntries)] + everywhere
    }

    /// What can be done on every screen.
    package static var everywhere: [CommandGroup] {
        [
            CommandGroup("Moving", Motion.allCases.map(\.entry)),
            CommandGroup("Searching", SearchCommand.allCases.map(\.entry)),
            CommandGroup("Places", PlaceCommand.allCases.map(\.entry)),
            CommandGroup("Everywhere", GlobalCommand.allCases.map(\.entry)),
        ]
    }

    func filtered(_ isIncluded: (CommandEntry) -> Bool) -> CommandGroup {
        CommandGroup(title, entries.filter(isIncluded))
    }
}
