/// A file to export to: its name says the form, and how it is packed.
package struct ExportFile: Hashable, Sendable {
    package let path: String
    package let form: ExportForm
    package let packing: Packing?

    /// By which program the file is packed.
    package enum Packing: String, CaseIterable, Hashable, Sendable {
        case gzip, zstd

        package var fileEnding: String {
            switch self {
            case .gzip: "gz"
            case .zstd: "zst"
            }
        }
    }

    /// `nil` for a name that says no form.
    package init?(path: String) {
        var ends =
            path.split(separator: "/").last?.split(separator: ".").dropFirst().map { $0.lowercased() } ?? []
        packing = Packing.allCases.first { $0.fileEnding == ends.last }
        if packing != nil { ends.removeLast() }
        guard let form = ExportForm.ofFiles.first(where: { $0.fileEnding == ends.last }) else { return nil }
        (self.path, self.form) = (path, form)
    }

    /// A file of this form, whatever its name says of it.
    package init(path: String, form: ExportForm) {
        (self.path, self.form) = (path, form)
        packing = Packing.allCases.first { path.lowercased().hasSuffix(".\($0.fileEnding)") }
    }
}
