/// A screen that its key, or only its name, leads to from every other one, unless the key means something else there.
package struct PlaceCommand: Command {
    package let entry: CommandEntry
    let way: @Sendable (Browser) -> Way
    /// Where it leads with what is typed behind its name; `nil` where nothing can be.
    let worded: (@Sendable (String) -> Destination)?

    /// - Parameters:
    ///   - entry: What it is called, and its keys.
    ///   - worded: Where it leads with what is typed behind its name.
    ///   - way: How to get there when it is not open yet, by what the browser knows.
    init(
        _ entry: CommandEntry, worded: (@Sendable (String) -> Destination)? = nil,
        _ way: @escaping @Sendable (Browser) -> Way
    ) {
        (self.entry, self.worded, self.way) = (entry, worded, way)
    }

    /// The ways to all screens that have one.
    package static var allCases: [PlaceCommand] { Screens.all.compactMap { $0.place } }

    package static func == (one: PlaceCommand, other: PlaceCommand) -> Bool {
        one.entry.name == other.entry.name
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(entry.name) }
}

/// Where a ``PlaceCommand`` leads now.
enum Way {
    case to(Destination)
    /// Why there is no going there, in a sentence.
    case barred(String)
}
