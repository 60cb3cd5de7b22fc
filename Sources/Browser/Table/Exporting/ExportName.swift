import Rows

/// What is typed for where rows go: a file by its name, or the clipboard by its own.
enum ExportName: Equatable {
    case file(ExportFile)
    case clipboard(ExportForm)

    /// `clipboard` and `-` are the clipboard, as CSV, or in the form of an ending such as `clipboard.json`; `nil` for a name that
    /// says no form.
    init?(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        guard let name = parts.first, Self.clipboards.contains(name.lowercased()) else {
            guard let file = ExportFile(path: text) else { return nil }
            self = .file(file)
            return
        }
        guard parts.count > 1 else {
            self = .clipboard(.csv)
            return
        }
        // What is packed is no text to paste.
        guard let form = ExportForm.ofFiles.first(where: { $0.fileEnding == parts[1].lowercased() }) else {
            return nil
        }
        self = .clipboard(form)
    }

    private static let clipboards = ["clipboard", "-"]
}
