package import Drizzle

extension Problem {
    /// Why the Drizzle project cannot be used.
    package init(_ error: ProjectError) {
        switch error {
        case .configurationMissing(let path):
            self.init("There is no configuration at \(path).", remedy: "Check the path given with --config.")
        case .configurationUnreadable(let path, let reason):
            self.init("\(path) cannot be read.", detail: reason)
        case .notUnderstood(let path, let place, let expected):
            self.init(
                "\(path) makes no sense as TypeScript, JavaScript or JSON.",
                detail: "\(path):\(place.line):\(place.column): expected \(expected)")
        case .nothingExported(let path):
            self.init(
                "\(path) exports no configuration.", remedy: "Export it: export default defineConfig({ … })")
        case .otherDialect(let dialect, let path):
            self.init(
                "\(path) is for \(dialect), and raingauge speaks only to PostgreSQL.",
                remedy: "Use --config to name another configuration, or --url to name a database.")
        case .dialectUnknown(let expression):
            self.init(unevaluated: expression, what: "the dialect")
        case .dialectMissing(let path):
            self.init("\(path) names no dialect.", remedy: "Add dialect: 'postgresql'.")
        }
    }

    /// Names what only running the configuration could tell: its file, its line and the expression.
    package init(unevaluated expression: UnevaluatedExpression, what: String) {
        self.init(
            "\(expression.file) computes \(what) in a way that only running it could tell, which raingauge never does.",
            detail: "\(expression.file):\(expression.line): \(expression.text)")
    }
}
