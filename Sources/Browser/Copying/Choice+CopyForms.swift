extension Choice {
    /// The forms a row can be copied in.
    static let copyForms = Choice(
        "Copy the row as",
        options: [
            Option("o", "JSON object", command: "copy-json"),
            Option("i", "INSERT statement", command: "copy-insert"),
            Option("c", "CSV with names", command: "copy-csv"),
            Option("m", "Markdown table", command: "copy-markdown"),
            Option("d", "Drizzle object", command: "copy-drizzle"),
        ])
}
