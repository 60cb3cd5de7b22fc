/// A file to import: its name says the form, and how it is packed.
package struct ImportFile: Hashable, Sendable {
    package let path: String
    package let form: Form
    package let packing: ExportFile.Packing?

    package enum Form: String, CaseIterable, Hashable, Sendable {
        /// As COPY reads it: with a line of names at the top; NULL is nothing, '' is `""`.
        case csv
        /// The same with tabs between the values.
        case tsv
        /// An object on each line.
        case ndjson
    }

    /// `nil` for a name that says none of these forms.
    package init?(path: String) {
        guard let file = ExportFile(path: path), let form = Form(rawValue: file.form.rawValue) else {
            return nil
        }
        (self.path, self.form, packing) = (path, form, file.packing)
    }
}
