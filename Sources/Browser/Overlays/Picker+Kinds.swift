extension Picker {
    /// Every command by name: of the screen, motions, searching, and those of every screen.
    static func palette(for screen: any BrowserScreen, in context: Context) -> Picker {
        let entries = CommandGroup.groups(for: screen).flatMap(\.entries)
        let items = entries.map { entry in
            let keys = entry.chords.first?.description(in: context.glyphs) ?? ""
            return PickerItem(
                entry.name, detail: entry.help, keys: keys, target: .command(entry.name),
                worded: PlaceCommand.named(entry.name)?.worded ?? screen.wordedCommands[entry.name])
        }
        return Picker("Commands", label: ":", items: items)
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
