extension String {
    /// As it has to be written in a cell of a Markdown table, which a bar would end.
    package var markdownCell: String { replacing("|", with: "\\|") }
}
