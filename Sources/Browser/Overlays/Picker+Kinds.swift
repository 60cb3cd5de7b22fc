extension Picker {
    /// Every command by name: of the screen, motions, searching, and those of every screen.
    static func palette(for screen: any BrowserScreen, in context: Context) -> Picker {
        let entries = CommandGroup.groups(for: screen).flatMap(\.entries)
        let items = entries.map { entry -> PickerItem in
            let keys = entry.chords.first?.description(in: context.glyphs) ?? ""
            return PickerItem(
                entry.name, detail: entry.help, keys: keys, target: .command(entry.name),
                worded: wayToPlace(named: entry.name) ?? screen.wordedCommands[entry.name])
        }
        var picker = Picker("Commands", label: ":", items: items)
        picker.absence = wordsOfTable
        return picker
    }

    private static func wayToPlace(named name: String) -> (@Sendable (String) -> PickerItem.Target)? {
        guard let worded = PlaceCommand.named(name)?.worded else { return nil }
        return { words in PickerItem.Target.open(worded(words)) }
    }

    /// What is said of a command that only a table has.
    @Sendable private static func wordsOfTable(_ text: String) -> String? {
        guard let name = text.split(separator: " ").first,
            TableCommand.allCases.contains(where: { $0.entry.name == name })
        else { return nil }
        return "\(name) works in a table: one has to be open first."
    }

    static func jump(among items: [PickerItem], noting note: String) -> Picker {
        Picker("Jump to", items: items, isGrowing: true, noting: note)
    }

    static func themes(_ names: [String], current: String) -> Picker {
        Picker(
            "Themes", items: names.map { PickerItem($0, target: .theme($0)) },
            original: names.firstIndex(of: current))
    }
}
