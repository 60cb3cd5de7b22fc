/// A URL as JavaScript's `URL` class sees it, kept as written but for what is set.
struct ScriptURL: Equatable, Sendable {
    private let scheme: String
    private var authority: String
    private var path: String
    private var query: [Parameter]
    private let fragment: String

    private struct Parameter: Equatable, Sendable {
        let name: String
        let value: String
    }

    /// `nil` for a text without a scheme, which `new URL` refuses.
    init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":"), text.first?.isLetter == true else { return nil }
        scheme = String(text[..<colon]).lowercased()
        var rest = text[text.index(after: colon)...]
        let hash = rest.firstIndex(of: "#") ?? rest.endIndex
        fragment = String(rest[hash...])
        rest = rest[..<hash]
        let question = rest.firstIndex(of: "?") ?? rest.endIndex
        query = Self.parameters(rest[question...].dropFirst())
        rest = rest[..<question]
        if rest.hasPrefix("//") {
            rest = rest.dropFirst(2)
            let slash = rest.firstIndex(of: "/") ?? rest.endIndex
            authority = String(rest[..<slash])
            path = String(rest[slash...])
        } else {
            authority = ""
            path = String(rest)
        }
    }

    /// JavaScript's `url.href`.
    var text: String {
        "\(scheme):\(scheme == "file" || !authority.isEmpty ? "//" : "")\(authority)\(path)\(search)\(fragment)"
    }

    /// A property such as `hostname`; `nil` for one a URL does not have.
    subscript(property: String) -> String? {
        switch property {
        case "href": text
        case "protocol": scheme + ":"
        case "pathname": path
        case "search": search
        case "hash": fragment
        case "host": host
        case "hostname": String(hostname)
        case "port": String(host.dropFirst(hostname.count + 1))
        case "username": String(credentials.prefix { $0 != ":" })
        case "password": String(credentials.drop { $0 != ":" }.dropFirst())
        default: nil
        }
    }

    /// The first parameter of this name.
    func parameter(_ name: String) -> String? { query.first { $0.name == name }?.value }

    mutating func set(_ name: String, to value: String) {
        if let place = query.firstIndex(where: { $0.name == name }) {
            query[place] = Parameter(name: name, value: value)
            query = query.enumerated().filter { $0.offset <= place || $0.element.name != name }.map(\.element)
        } else {
            append(name, value)
        }
    }

    mutating func append(_ name: String, _ value: String) {
        query.append(Parameter(name: name, value: value))
    }

    mutating func delete(_ name: String) { query.removeAll { $0.name == name } }

    /// The path of a `file:` URL.
    var filePath: String? { scheme == "file" ? PercentEncoding.decoded(path) : nil }

    /// The URL that a relative path means, seen from here.
    func resolving(_ reference: String) -> ScriptURL? {
        if let url = ScriptURL(reference) { return url }
        var copy = self
        copy.query = []
        copy.path = FilePath(path).parent.resolving(reference).text
        if reference.hasSuffix("/") || [".", ".."].contains(reference), copy.path != "/" { copy.path += "/" }
        return copy
    }

    private var host: String {
        authority.lastIndex(of: "@").map { String(authority[authority.index(after: $0)...]) } ?? authority
    }

    private var credentials: Substring { authority.lastIndex(of: "@").map { authority[..<$0] } ?? "" }

    private var hostname: Substring {
        if host.hasPrefix("["), let bracket = host.firstIndex(of: "]") { return host[...bracket] }
        return host.prefix { $0 != ":" }
    }

    private var search: String {
        guard !query.isEmpty else { return "" }
        return "?"
            + query.map { "\(PercentEncoding.encoded($0.name))=\(PercentEncoding.encoded($0.value))" }
            .joined(separator: "&")
    }

    private static func parameters(_ query: Substring) -> [Parameter] {
        query.split(separator: "&").map { part in
            let name = part.prefix { $0 != "=" }
            let value = part.dropFirst(name.count + 1)
            return Parameter(
                name: PercentEncoding.decoded(name.replacing("+", with: " ")),
                value: PercentEncoding.decoded(value.replacing("+", with: " ")))
        }
    }
}

/// `%41` and back.
enum PercentEncoding {
    static func decoded(_ text: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2,
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// JavaScript's `encodeURIComponent`.
    static func encoded(_ text: some StringProtocol) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()".utf8)
        let digits = Array("0123456789ABCDEF".utf8)
        let bytes = text.utf8.flatMap { byte -> [UInt8] in
            plain.contains(byte)
                ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
