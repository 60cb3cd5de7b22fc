extension Choice {
    /// The forms that a row, or what is marked, can be copied in.
    static func copyForms(ofMarked isMarked: Bool = false) -> Choice {
        Choice(isMarked ? "Copy what is marked as" : "Copy the row as", options: forms)
    }

    private static let forms = [
        Option("o", "JSON object", command: "copy-json"),
        Option("i", "INSERT statement", command: "copy-insert"),
        Option("c", "CSV with names", command: "copy-csv"),
        Option("m", "Markdown table", command: "copy-markdown"),
        Option("d", "Drizzle object", command: "copy-drizzle"),
    ]
}
