import Reports
import Rows
import SQL
import TOMLKit
import Themes

/// `config.toml`: what it says, and what in it makes no sense.
///
/// What makes no sense is named with its line and left out; the rest counts.
struct SettingsFile {
    private(set) var settings = Settings()
    private(set) var problems: [Problem] = []
    private let path: String
    private let text: String

    init(_ text: String, path: String) {
        (self.text, self.path) = (text, path)
        do { read(try TOMLText.table(of: text)) } catch {
            complain("is no TOML, so nothing in it counts", line: error.line, detail: error.message)
        }
    }

    private mutating func read(_ table: TOMLTable) {
        for key in table.keys.sorted() {
            guard let value = table[key] else { continue }
            let line = SettingsLines(text).line(of: key)
            switch key {
            case "theme": take(value.string, "a text", key, line) { $0.theme = $1 }
            case "page_size":
                let size = value.int.flatMap { (1...10_000).contains($0) ? $0 : nil }
                take(size, "a number from 1 to 10000", key, line) { $0.pageSize = $1 }
            case "lock_timeout": takeDuration(value, key, line) { $0.lockTimeout = $1 }
            case "statement_timeout": takeDuration(value, key, line) { $0.statementTimeout = $1 }
            case "connect_timeout": takeDuration(value, key, line) { $0.connectTimeout = $1 }
            case "environment": readEnvironments(value)
            case "labels": readLabels(value, line)
            default: complain("has an unknown key \(key)", line: line, remedy: Self.knownKeys)
            }
        }
    }

    private mutating func readEnvironments(_ value: any TOMLValueConvertible) {
        guard let tables = value.array?.map(\.table) else {
            return complain(
                "names environments in no way it should", line: SettingsLines(text).line(of: "environment"),
                remedy: "Begin each with a line [[environment]].")
        }
        for (index, table) in tables.enumerated() {
            if let table { readEnvironment(table, index) }
        }
    }

    /// A table with its schema, and a column of it.
    private mutating func readLabels(_ value: any TOMLValueConvertible, _ line: Int?) {
        guard let table = value.table else {
            return complain(
                "has labels that are no table", line: line, remedy: "Begin them with a line [labels].")
        }
        for name in table.keys.sorted() {
            let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
            guard parts.count == 2, let column = table[name]?.string else {
                let example = #"Write "public.users" = "email"."#
                complain("has a label \(name) that is none", line: line, remedy: example)
                continue
            }
            settings.labels.columns[QualifiedName(parts[0], parts[1])] = Identifier(column)
        }
    }

    private mutating func readEnvironment(_ table: TOMLTable, _ index: Int) {
        let lines = SettingsLines(text)
        for key in table.keys.sorted() where !Self.environmentKeys.contains(key) {
            let line = lines.line(of: key, inEnvironment: index)
            complain(
                "has an unknown key \(key) in an environment", line: line, remedy: Self.knownEnvironmentKeys)
        }
        guard let pattern = table["match"]?.string else {
            let line = lines.lineOfEnvironment(index)
            return complain(
                "has an environment without a match", line: line, remedy: #"Add match = "*prod*"."#)
        }
        let colour = table["colour"]?.string ?? "red"
        let known = Environment.Colour(rawValue: colour)
        if known == nil {
            let choices = Environment.Colour.allCases.map(\.rawValue).listed
            complain(
                "has an unknown colour \(colour)", line: lines.line(of: "colour", inEnvironment: index),
                remedy: "There are \(choices).")
        }
        settings.environments.append(
            Environment(
                pattern: pattern, label: table["label"]?.string ?? pattern, colour: known ?? .red))
    }

    private mutating func takeDuration(
        _ value: any TOMLValueConvertible, _ key: String, _ line: Int?,
        _ set: (inout Settings, Duration) -> Void
    ) {
        let duration = value.int.map { Duration.seconds($0) } ?? value.string.flatMap(Duration.init(setting:))
        take(duration, #"seconds, or a text such as "500ms", "2s" or "1min""#, key, line, set)
    }

    private mutating func take<Value>(
        _ value: Value?, _ expected: String, _ key: String, _ line: Int?,
        _ set: (inout Settings, Value) -> Void
    ) {
        guard let value else { return complain("has a \(key) that is not \(expected)", line: line) }
        set(&settings, value)
    }

    private mutating func complain(_ what: String, line: Int?, detail: String? = nil, remedy: String? = nil) {
        let place = line.map { "\(path):\($0)" } ?? path
        problems.append(Problem("\(place) \(what).", detail: detail, remedy: remedy))
    }

    private static let environmentKeys = ["match", "label", "colour"]
    private static let knownEnvironmentKeys = "An environment has \(environmentKeys.listed)."
    private static let knownKeys =
        "There are theme, page_size, lock_timeout, statement_timeout, connect_timeout, [[environment]] and [labels]."
}

extension Duration {
    /// Reads `500ms`, `2s`, `1min`, `1h`, or a bare number of seconds; nothing negative.
    init?(setting text: String) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int64(digits), number <= 1_000_000_000 else { return nil }
        switch text.dropFirst(digits.count).drop(while: { $0 == " " }) {
        case "ms": self = .milliseconds(number)
        case "s", "": self = .seconds(number)
        case "min": self = .seconds(number * 60)
        case "h": self = .seconds(number * 3_600)
        default: return nil
        }
    }
}
